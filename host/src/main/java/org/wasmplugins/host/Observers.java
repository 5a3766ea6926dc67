package org.wasmplugins.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginException;
import org.wasmplugins.PluginManifest;

/** Tells all observers, whatever one of them throws. What they begin in one order they end in the other. */
final class Observers implements PluginObserver {

    /** Tells nobody, and costs nothing: whoever would tell it something looks for it first. */
    static final Observers NONE = new Observers(List.of());

    private final List<PluginObserver> all;

    Observers(List<PluginObserver> all) {
        this.all = List.copyOf(all);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    @Override
    public CallObserver callStarted(PluginManifest plugin, PluginEvent event) {
        var calls = ask(all, observer -> observer.callStarted(plugin, event));
        return calls.isEmpty() ? null : new Call(calls);
    }

    @Override
    public FunctionObserver functionStarted(PluginManifest plugin, HostFunctionSignature function) {
        return functions(ask(all, observer -> observer.functionStarted(plugin, function)));
    }

    @Override
    public void instanceCreated(PluginManifest plugin, Duration took) {
        tellAll(all, observer -> observer.instanceCreated(plugin, took));
    }

    @Override
    public void instanceDiscarded(PluginManifest plugin, DiscardCause cause) {
        tellAll(all, observer -> observer.instanceDiscarded(plugin, cause));
    }

    private static FunctionObserver functions(List<FunctionObserver> functions) {
        return functions.isEmpty() ? null
                : (took, failure) -> tellBackwards(functions, function -> function.ended(took, failure));
    }

    private static <T, R> List<R> ask(List<T> observers, Function<T, R> question) {
        List<R> answers = List.of();
        for (var observer : observers) {
            try {
                var answer = question.apply(observer);
                if (answer != null) {
                    // Most have nothing to say of most calls.
                    answers = answers.isEmpty() ? new ArrayList<>(observers.size()) : answers;
                    answers.add(answer);
                }
            } catch (RuntimeException | LinkageError e) {
                failed(e);
            }
        }
        return answers;
    }

    private static <T> void tellAll(List<T> observers, Consumer<T> news) {
        observers.forEach(observer -> tell(observer, news));
    }

    private static <T> void tellBackwards(List<T> observers, Consumer<T> news) {
        for (int i = observers.size() - 1; i >= 0; i--) {
            tell(observers.get(i), news);
        }
    }

    private static <T> void tell(T observer, Consumer<T> news) {
        try {
            news.accept(observer);
        } catch (RuntimeException | LinkageError e) {
            failed(e);
        }
    }

    private static void failed(Throwable failure) {
        HostMessage.OBSERVER_FAILED.logWith(failure);
    }

    private record Call(List<CallObserver> all) implements CallObserver {

        @Override
        public void guestStarted(Duration waited) {
            tellAll(all, call -> call.guestStarted(waited));
        }

        @Override
        public void guestEnded(Duration took, long memoryBytes) {
            tellBackwards(all, call -> call.guestEnded(took, memoryBytes));
        }

        @Override
        public FunctionObserver functionStarted(HostFunctionSignature function) {
            return functions(ask(all, call -> call.functionStarted(function)));
        }

        @Override
        public void ended(CallOutcome outcome, Duration took, PluginException failure) {
            tellBackwards(all, call -> call.ended(outcome, took, failure));
        }
    }
}

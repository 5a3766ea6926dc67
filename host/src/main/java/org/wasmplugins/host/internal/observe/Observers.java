package org.wasmplugins.host.internal.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.DiscardCause;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.FunctionObserver;
import org.wasmplugins.host.spi.LogMessage;
import org.wasmplugins.host.spi.PluginObserver;

/**
 * Notifies all observers, even if one of them fails. They see the begin of a call in one order and its end in the reverse
 * order. The loops are repeated on purpose: each lambda would be one more class that the JVM makes while an application starts.
 */
public final class Observers implements PluginObserver {

    private static final LogMessage OBSERVER_FAILED = LogMessage.warn(11, "org.wasmplugins.host.Observers",
            "An observer of plugins failed; the plugin goes on.");

    /** The observers of a host without any. Callers skip the notification if this {@link #isEmpty}. */
    public static final Observers NONE = new Observers(List.of());

    private final List<PluginObserver> all;

    public Observers(List<PluginObserver> all) {
        this.all = List.copyOf(all);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    @Override
    public CallObserver callStarted(PluginManifest plugin, PluginEvent event) {
        List<CallObserver> calls = List.of();
        for (var observer : all) {
            try {
                calls = append(calls, observer.callStarted(plugin, event), all.size());
            } catch (RuntimeException | LinkageError e) {
                logFailure(e);
            }
        }
        return calls.isEmpty() ? null : new CallObservers(calls);
    }

    @Override
    public FunctionObserver functionStarted(PluginManifest plugin, HostFunctionSignature function) {
        List<FunctionObserver> functions = List.of();
        for (var observer : all) {
            try {
                functions = append(functions, observer.functionStarted(plugin, function), all.size());
            } catch (RuntimeException | LinkageError e) {
                logFailure(e);
            }
        }
        return FunctionObservers.of(functions);
    }

    @Override
    public void instanceCreated(PluginManifest plugin, Duration took) {
        for (var observer : all) {
            try {
                observer.instanceCreated(plugin, took);
            } catch (RuntimeException | LinkageError e) {
                logFailure(e);
            }
        }
    }

    @Override
    public void instanceDiscarded(PluginManifest plugin, DiscardCause cause) {
        for (var observer : all) {
            try {
                observer.instanceDiscarded(plugin, cause);
            } catch (RuntimeException | LinkageError e) {
                logFailure(e);
            }
        }
    }

    /** Adds an answer that is not null. The list is made only then, because most observers do not observe most calls. */
    static <T> List<T> append(List<T> answers, T answer, int most) {
        if (answer == null) {
            return answers;
        }
        List<T> more = answers.isEmpty() ? new ArrayList<T>(most) : answers;
        more.add(answer);
        return more;
    }

    static void logFailure(Throwable failure) {
        OBSERVER_FAILED.logWith(failure);
    }
}

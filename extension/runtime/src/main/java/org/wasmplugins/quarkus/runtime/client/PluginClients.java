package org.wasmplugins.quarkus.runtime.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.wasmplugins.host.spi.Futures;
import org.wasmplugins.host.spi.PluginCalls;

import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.runtime.BlockingOperationNotAllowedException;
import io.smallrye.mutiny.Uni;

/** Makes the calls of the generated clients. Each of their methods has a number. */
public class PluginClients {

    private final ClientCall[] methods;

    /**
     * @param calls the calls of the plugins
     * @param methods the methods of all clients, by their numbers
     */
    public PluginClients(PluginCalls calls, List<ClientMethod> methods) {
        this.methods = methods.stream().map(method -> new ClientCall(method, calls)).toArray(ClientCall[]::new);
    }

    /**
     * @param number the number of the method
     * @param arguments the arguments of the method
     * @return the result of the method; null for {@code void}
     */
    public Object call(int number, Object[] arguments) {
        var method = methods[number];
        if (!BlockingOperationControl.isBlockingAllowed()) {
            throw new BlockingOperationNotAllowedException(method.method().name() + " waits for its plugin and was called on an"
                    + " event loop, which must not be blocked. Let it return Uni or CompletionStage, or call it from a method"
                    + " that is @Blocking or runs on a virtual thread.");
        }
        return method.await(arguments);
    }

    /**
     * @param number the number of the method
     * @param arguments the arguments of the method
     * @return the result of the method; the call starts at each subscription
     */
    public Uni<Object> uni(int number, Object[] arguments) {
        var method = methods[number];
        var attempts = Attempts.current();
        // No operator of Uni transforms the result: each operator would capture the caller's context once more.
        return Uni.createFrom().completionStage(() -> start(method, arguments, attempts));
    }

    private static CompletableFuture<Object> start(ClientCall method, Object[] arguments, Attempts attempts) {
        return attempts == null ? method.start(arguments) : attempts.start(method, arguments);
    }

    /**
     * @param number the number of the method
     * @param arguments the arguments of the method
     * @return the result of the method; the call starts now
     */
    public CompletionStage<Object> stage(int number, Object[] arguments) {
        var method = methods[number];
        CompletableFuture<Object> started;
        try {
            started = start(method, arguments, Attempts.current());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        // A result that is present runs its dependent stages on the caller's thread at once; only a later result needs the
        // caller's context.
        return Futures.isAnswered(started) ? started
                : Uni.createFrom().completionStage(started).subscribeAsCompletionStage();
    }
}

package org.wasmplugins.quarkus.runtime.function;

import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import jakarta.enterprise.invoke.Invoker;

import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.PluginId;

/** A host function that is a method of a bean. The invoker looks up the bean at each call. */
public final class InvokerHostFunction implements HostFunctionHandler {

    private final HostFunctionMethod method;
    private final Invoker<Object, Object> invoker;

    /**
     * @param method the description of the method
     * @param invoker the invoker of the method
     */
    public InvokerHostFunction(HostFunctionMethod method, Invoker<Object, Object> invoker) {
        this.method = method;
        this.invoker = invoker;
    }

    @Override
    public HostFunctionSignature signature() {
        return method.signature();
    }

    @Override
    public Set<PluginId> plugins() {
        return method.plugins().stream().map(PluginId::of).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Object call(HostContext context, Object[] arguments) throws Exception {
        var all = withContexts(context, arguments);
        Callable<Object> call = () -> invoker.invoke(null, all);
        var result = method.onVirtualThread() ? VirtualThreadCalls.call(call, context) : call.call();
        return method.asynchronous() ? Awaiting.result(result, context) : result;
    }

    private Object[] withContexts(HostContext context, Object[] arguments) {
        if (method.contexts().isEmpty()) {
            return arguments;
        }
        var all = new Object[arguments.length + method.contexts().size()];
        int next = 0;
        for (int i = 0; i < all.length; i++) {
            all[i] = method.contexts().contains(i) ? context : arguments[next++];
        }
        return all;
    }
}

package org.wasmplugins.quarkus.runtime;

import jakarta.enterprise.invoke.Invoker;

import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunction;
import org.wasmplugins.HostFunctionSignature;

/** A host function that is a method of a bean. The invoker looks the bean up at each call. */
record InvokerHostFunction(HostFunctionSignature signature, Invoker<Object, Object> invoker) implements HostFunction {

    @Override
    public Object call(HostContext context, Object[] arguments) throws Exception {
        return invoker.invoke(null, arguments);
    }
}

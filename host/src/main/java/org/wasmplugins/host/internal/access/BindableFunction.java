package org.wasmplugins.host.internal.access;

import java.util.List;
import java.util.Optional;

import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.HostFunctionSignature;
import org.wasmplugins.HostType;
import org.wasmplugins.host.spi.BuiltInFunction;

/** A built-in function that can be bound to a plugin. */
interface BindableFunction extends BuiltInFunction {

    HostType TEXT = HostType.of(String.class);

    /** Runs when the plugin calls the function. */
    interface Body {
        Object call(HostContext context, Object[] arguments) throws Exception;
    }

    /** Returns the code for one plugin; empty if this host does not have the function. */
    Optional<Body> bodyFor(GuardedHost host);

    default Optional<HostFunctionHandler> bind(GuardedHost host) {
        return bodyFor(host).map(body -> new Bound(signature(), body));
    }

    static HostFunctionSignature named(String name, HostType result, HostType... parameters) {
        return new HostFunctionSignature(HostFunctionSignature.DEFAULT_MODULE, name, List.of(parameters), result);
    }

    /** A function that is bound to one plugin. */
    record Bound(HostFunctionSignature signature, Body body) implements HostFunctionHandler {

        @Override
        public Object call(HostContext context, Object[] arguments) throws Exception {
            return body.call(context, arguments);
        }
    }
}

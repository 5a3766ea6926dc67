package org.wasmplugins;

/** A function of the host that plugins can call. May be used from any thread. */
public interface HostFunction {

    /**
     * @return its name and types, never null
     */
    HostFunctionSignature signature();

    /**
     * Runs on the plugin's thread, which is interrupted when the plugin's time is over.
     *
     * @param context the call that it is part of, not null
     * @param arguments the values of the parameters, of the types that the signature says; not null
     * @return the result; null for {@code void}
     * @throws Exception whatever the function throws; it ends the plugin's call
     */
    Object call(HostContext context, Object[] arguments) throws Exception;
}

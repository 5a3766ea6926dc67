package org.wasmplugins.quarkus.runtime.faulttolerance;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

/**
 * MicroProfile Fault Tolerance asks for the configuration of the class that it guards, which is generated; users know the
 * interface. What is not configured for the class is what is configured for its interface.
 */
public final class ClientNames implements ConfigSourceInterceptor {

    /** The generated class is named as the interface, with this at its end. */
    public static final String SUFFIX = "_PluginClient";

    private static final long serialVersionUID = 1L;

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        var value = context.proceed(name);
        return value != null || !name.contains(SUFFIX) ? value : context.proceed(name.replace(SUFFIX, ""));
    }
}

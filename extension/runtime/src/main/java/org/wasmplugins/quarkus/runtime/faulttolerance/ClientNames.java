package org.wasmplugins.quarkus.runtime.faulttolerance;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

/**
 * Lets the configuration of a client's interface apply to its generated class. MicroProfile Fault Tolerance asks for the
 * configuration of the class, and users know only the interface. A setting of the class comes first.
 */
public final class ClientNames implements ConfigSourceInterceptor {

    /** The suffix of the generated class; before it comes the name of the interface. */
    public static final String SUFFIX = "_PluginClient";

    private static final long serialVersionUID = 1L;

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        var value = context.proceed(name);
        return value != null || !name.contains(SUFFIX) ? value : context.proceed(name.replace(SUFFIX, ""));
    }
}

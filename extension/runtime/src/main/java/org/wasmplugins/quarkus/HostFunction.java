package org.wasmplugins.quarkus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.wasmplugins.HostFunctionSignature;

/**
 * Makes a method of a CDI bean a function that plugins can import, if their manifest lists it under
 * {@code permissions.host_functions}. A class without a scope that has such a method becomes a {@code @Singleton}.
 *
 * <p>
 * The method must not be private, static or generic. The host calls it on the thread that runs the plugin, in the context of
 * the sender of the event, on several threads at a time. A method with {@code @RunOnVirtualThread}, which needs JDK 21, runs
 * on a virtual thread while the plugin's thread waits. A plugin that runs on event loops may import only {@code @NonBlocking}
 * methods. An exception of the method ends the plugin's call with a {@link org.wasmplugins.exception.HostFunctionException}.
 * The plugin waits for the value of a {@code Uni} or {@code CompletionStage} that the method returns; a failure of this value
 * ends the plugin's call in the same way.
 *
 * <p>
 * A parameter of the type {@link org.wasmplugins.HostContext} gets the plugin's call that the call of the function is part
 * of; plugins do not see this parameter.
 *
 * <p>
 * Parameters and results that are primitive, or the class of a primitive, are WebAssembly numbers. A {@code String} or
 * {@code byte[]} crosses as UTF-8 text or bytes, a null as an empty value. Any other type is written in the plugin's
 * serialization.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface HostFunction {

    /**
     * @return the name that plugins import; if empty, the method's name
     */
    String value() default "";

    /**
     * @return the module that plugins import the function from
     */
    String module() default HostFunctionSignature.DEFAULT_MODULE;

    /**
     * Restricts the function to some plugins. Two functions may have the same module and name if no plugin is named by both.
     * A plugin that is named by a function gets that function; the other plugins get the function that names no plugin.
     *
     * @return the ids of the plugins that may get the function; if empty, all
     */
    String[] plugins() default {};
}

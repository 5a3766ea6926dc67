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
 * The method is neither private nor static, nor generic itself. It is called on the thread that runs the plugin, in the
 * context of whoever sent the event, by several threads at a time; with {@code @RunOnVirtualThread}, which needs JDK 21, it
 * runs on a virtual thread while the plugin's thread waits. Only a method that is {@code @NonBlocking} may be imported by a
 * plugin that runs on event loops. What it throws ends the plugin's call with a
 * {@link org.wasmplugins.exception.HostFunctionException}; so does the failure of a {@code Uni} or {@code CompletionStage} that
 * it
 * returns, for whose value the plugin waits.
 *
 * <p>
 * A parameter of the type {@link org.wasmplugins.HostContext} gets the call that it is part of; plugins do not see it.
 *
 * <p>
 * Parameters and results that are primitive, or the class of a primitive, are WebAssembly numbers. A {@code String} or
 * {@code byte[]} crosses as UTF-8 text or bytes, a null as nothing at all. Any other type is written in the plugin's
 * serialization.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface HostFunction {

    /**
     * @return the name that plugins import; left empty, the method's name
     */
    String value() default "";

    /**
     * @return the module that plugins import it from
     */
    String module() default HostFunctionSignature.DEFAULT_MODULE;

    /**
     * Binds the function for some plugins alone. Two functions may have one module and name if no plugin is named by both: a
     * plugin that is named gets the function that names it, all others one that names none.
     *
     * @return the ids of the plugins that the function is for; left empty, all
     */
    String[] plugins() default {};
}

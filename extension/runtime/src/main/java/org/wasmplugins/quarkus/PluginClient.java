package org.wasmplugins.quarkus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface a client of one plugin. Its implementation is generated at build time, as an {@code @ApplicationScoped}
 * bean: inject the interface and call its methods.
 *
 * <p>
 * Each abstract method sends an event. The type of the event is the method's name, unless {@link EventType} names another. A
 * single parameter is the event's data; several parameters become an object by their names; without a parameter the data is
 * null. Parameters and results go through the plugin's serialization. Values of {@code byte[]} and
 * {@code io.vertx.core.buffer.Buffer} pass unchanged, as already serialized values.
 *
 * <p>
 * A method that returns {@code Uni<T>} or {@code CompletionStage<T>} never blocks. Any other method returns when the plugin
 * has answered; called on an event loop, it fails with a {@code BlockingOperationNotAllowedException}. A plugin that answers
 * {@code success: false} fails the call with a {@link org.wasmplugins.exception.PluginResponseException}. All other failures
 * are listed at {@link org.wasmplugins.host.PluginManager#sendEvent}.
 *
 * <p>
 * {@code @Blocking}, {@code @NonBlocking} and {@code @RunOnVirtualThread}, on a method or on the interface, choose the
 * threads on which the plugin runs, instead of {@code execution.model} in its manifest. Other annotations apply to the
 * generated bean.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PluginClient {

    /**
     * @return the id of a plugin of the application
     */
    String value();
}

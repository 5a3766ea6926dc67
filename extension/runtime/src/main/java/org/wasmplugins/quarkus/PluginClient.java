package org.wasmplugins.quarkus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes an interface a client of one plugin. Its implementation is generated at build time and is an
 * {@code @ApplicationScoped} bean: inject the interface and call its methods.
 *
 * <p>
 * Each abstract method sends an event. Its type is the method's name or what {@link EventType} says. The only parameter is the
 * event's data; several become an object by their names; without any the data is null. Parameters and results go through the
 * plugin's serialization; {@code byte[]} and {@code io.vertx.core.buffer.Buffer} pass as they are, as a value that is
 * serialized already.
 *
 * <p>
 * A method that returns {@code Uni<T>} or {@code CompletionStage<T>} never blocks. Any other returns when the plugin has
 * answered; called on an event loop, it fails with a {@code BlockingOperationNotAllowedException}. A plugin that answers
 * {@code success: false} fails the call with a {@link org.wasmplugins.exception.PluginResponseException}; everything else that
 * can go
 * wrong is listed at {@link org.wasmplugins.host.PluginManager#sendEvent}.
 *
 * <p>
 * {@code @Blocking}, {@code @NonBlocking} and {@code @RunOnVirtualThread}, on a method or on the interface, say on which
 * threads the plugin runs, instead of {@code execution.model} in its manifest. Other annotations apply to the generated bean.
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

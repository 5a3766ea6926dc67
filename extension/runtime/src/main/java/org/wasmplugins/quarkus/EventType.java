package org.wasmplugins.quarkus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the type of the events that a method of a {@link PluginClient} sends. Without this annotation the type is the
 * method's name.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventType {

    /**
     * @return a type that the plugin's manifest lists
     */
    String value();
}

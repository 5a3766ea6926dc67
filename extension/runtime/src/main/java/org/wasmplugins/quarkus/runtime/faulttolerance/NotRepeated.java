package org.wasmplugins.quarkus.runtime.faulttolerance;

import java.util.List;

import org.wasmplugins.exception.EventNotSupportedException;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.exception.PluginCancelledException;
import org.wasmplugins.exception.PluginNotFoundException;
import org.wasmplugins.exception.PluginResponseException;
import org.wasmplugins.exception.PluginSerializationException;

/** The failures that a repetition would not change and that do not concern the plugin's health: denials and bad input. */
public final class NotRepeated {

    /** The failures that are not retried and do not open a circuit. */
    public static final List<Class<? extends Throwable>> FAILURES = List.of(PermissionDeniedException.class,
            PluginSerializationException.class, EventNotSupportedException.class, PluginNotFoundException.class,
            PluginResponseException.class, PluginCancelledException.class);

    private NotRepeated() {
    }

    static boolean isOne(Throwable failure) {
        return FAILURES.stream().anyMatch(type -> type.isInstance(failure));
    }
}

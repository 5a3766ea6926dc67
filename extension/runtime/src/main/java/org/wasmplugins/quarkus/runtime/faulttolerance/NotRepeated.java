package org.wasmplugins.quarkus.runtime.faulttolerance;

import java.util.List;

import org.wasmplugins.EventNotSupportedException;
import org.wasmplugins.PermissionDeniedException;
import org.wasmplugins.PluginCancelledException;
import org.wasmplugins.PluginNotFoundException;
import org.wasmplugins.PluginResponseException;
import org.wasmplugins.PluginSerializationException;

/** Failures that come again however often a call is repeated, and say nothing of the plugin's health: denials and bad input. */
public final class NotRepeated {

    /** They are not retried and do not open a circuit. */
    public static final List<Class<? extends Throwable>> FAILURES = List.of(PermissionDeniedException.class,
            PluginSerializationException.class, EventNotSupportedException.class, PluginNotFoundException.class,
            PluginResponseException.class, PluginCancelledException.class);

    private NotRepeated() {
    }

    static boolean isOne(Throwable failure) {
        return FAILURES.stream().anyMatch(type -> type.isInstance(failure));
    }
}

package org.wasmplugins.quarkus.deployment;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

import org.wasmplugins.ExecutionSettings;

import io.quarkus.deployment.recording.RecorderContext;

/** Tells the recorder how to make values that have several public constructors. */
final class Recordables {

    private Recordables() {
    }

    static void register(RecorderContext context) {
        // The canonical one of a record, whatever its components are.
        var components = ExecutionSettings.class.getRecordComponents();
        var types = Arrays.stream(components).map(component -> component.getType()).toArray(Class<?>[]::new);
        try {
            context.registerNonDefaultConstructor(ExecutionSettings.class.getDeclaredConstructor(types),
                    settings -> Arrays.stream(components).map(component -> value(component, settings)).toList());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has a canonical constructor.", e);
        }
    }

    private static Object value(RecordComponent component, Object record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The component " + component + " cannot be read.", e);
        }
    }
}

package org.wasmplugins.quarkus.deployment.type;

import java.time.Duration;
import java.util.Optional;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginManifest;

/** Finds the execution model that annotations choose, and checks whether a plugin may run on event loops. */
public final class ExecutionModels {

    private ExecutionModels() {
    }

    /** Returns the model of the method's annotations, or else that of its class. */
    public static Optional<ExecutionModel> of(MethodInfo method) {
        return find(method::declaredAnnotation).or(() -> find(method.declaringClass()::declaredAnnotation));
    }

    private interface Annotations {
        AnnotationInstance get(DotName name);
    }

    private static Optional<ExecutionModel> find(Annotations annotations) {
        if (annotations.get(DotNames.RUN_ON_VIRTUAL_THREAD) != null) {
            return Optional.of(ExecutionModel.VIRTUAL_THREAD);
        }
        if (annotations.get(DotNames.NON_BLOCKING) != null) {
            return Optional.of(ExecutionModel.EVENT_LOOP);
        }
        return annotations.get(DotNames.BLOCKING) == null ? Optional.empty() : Optional.of(ExecutionModel.WORKER);
    }

    /** Returns the reason why a plugin may not run on event loops, as a sentence; empty if it may. */
    public static Optional<String> eventLoopProblem(PluginManifest plugin, Duration longest) {
        var time = plugin.permissions().limits().maxExecutionTime();
        if (plugin.execution().stateful()) {
            return Optional.of("It is stateful; only a plugin that is not can run on event loops, where each has an instance of"
                    + " its own.");
        }
        return time.compareTo(longest) <= 0 ? Optional.empty()
                : Optional.of(
                        "Its permissions.resources.max_execution_time is " + time.toMillis() + " ms; on an event loop at most "
                                + longest.toMillis() + " ms are allowed (quarkus.wasm-plugins.event-loop.max-execution-time).");
    }
}

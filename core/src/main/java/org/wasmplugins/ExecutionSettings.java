package org.wasmplugins;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How a plugin's instances are used.
 *
 * @param model on which threads the plugin runs
 * @param instances the most instances at a time, at least 1; 0 stands for the number of processors
 * @param stateful whether the plugin keeps state between events: it then has one instance, and events reach it in the order
 *        of their arrival
 * @param interpretedFunctions the functions of a WebAssembly module, by name or index, that may run in the interpreter
 *        because they are too large for a JVM method
 * @param batch how events are collected; empty if each goes alone
 * @param lazy whether the plugin is loaded when it is first used, and not when the host starts
 * @param snapshot whether it is initialized while the application is built, so that instances begin as they were after that
 * @param fresh whether each event is handled by an instance that is as it was when it had started: nothing that one event
 *        leaves
 *        behind is there for the next
 */
public record ExecutionSettings(ExecutionModel model, int instances, boolean stateful, Set<String> interpretedFunctions,
        Optional<BatchSettings> batch, boolean lazy, boolean snapshot, boolean fresh) {

    /** On workers, as many instances as processors, no state, nothing interpreted. */
    public static final ExecutionSettings DEFAULT = of(ExecutionModel.WORKER, 0, false, Set.of());

    /**
     * @throws IllegalArgumentException if {@code instances} is negative, or not 1 for a stateful plugin, or the plugin is both
     *         stateful and fresh
     */
    public ExecutionSettings {
        Objects.requireNonNull(model, "model");
        if (instances < 0) {
            throw new IllegalArgumentException("instances must not be negative");
        }
        if (stateful && instances != 1) {
            throw new IllegalArgumentException("a stateful plugin has exactly 1 instance");
        }
        if (stateful && fresh) {
            throw new IllegalArgumentException("a stateful plugin keeps what a fresh one forgets");
        }
        interpretedFunctions = Set.copyOf(interpretedFunctions);
        Objects.requireNonNull(batch, "batch");
    }

    /**
     * Settings of a plugin that is loaded when the host starts, and whose events go alone.
     *
     * @param model on which threads the plugin runs
     * @param instances the most instances at a time, at least 1; 0 stands for the number of processors
     * @param stateful whether the plugin keeps state between events
     * @param interpretedFunctions the functions that may run in the interpreter
     * @return the settings, never null
     * @throws IllegalArgumentException if {@code instances} is negative, or not 1 for a stateful plugin
     */
    public static ExecutionSettings of(ExecutionModel model, int instances, boolean stateful,
            Set<String> interpretedFunctions) {
        return new ExecutionSettings(model, instances, stateful, interpretedFunctions, Optional.empty(), false, false, false);
    }

    /**
     * @param whether whether the plugin is loaded when it is first used
     * @return these settings with that, never null
     */
    public ExecutionSettings withLazy(boolean whether) {
        return new ExecutionSettings(model, instances, stateful, interpretedFunctions, batch, whether, snapshot, fresh);
    }

    /**
     * @param whether whether the plugin is initialized while the application is built
     * @return these settings with that, never null
     */
    public ExecutionSettings withSnapshot(boolean whether) {
        return new ExecutionSettings(model, instances, stateful, interpretedFunctions, batch, lazy, whether, fresh);
    }

    /**
     * @param whether whether each event is handled by an instance that is as it was when it had started
     * @return these settings with that, never null
     * @throws IllegalArgumentException if the plugin is stateful and {@code whether} is true
     */
    public ExecutionSettings withFresh(boolean whether) {
        return new ExecutionSettings(model, instances, stateful, interpretedFunctions, batch, lazy, snapshot, whether);
    }

    /**
     * @param number the most instances at a time, at least 1; 0 stands for the number of processors
     * @return these settings with that, never null
     * @throws IllegalArgumentException if {@code number} is negative, or not 1 for a stateful plugin
     */
    public ExecutionSettings withInstances(int number) {
        return new ExecutionSettings(model, number, stateful, interpretedFunctions, batch, lazy, snapshot, fresh);
    }

    /**
     * @param other on which threads the plugin runs, not null
     * @return these settings with that, never null
     */
    public ExecutionSettings withModel(ExecutionModel other) {
        return new ExecutionSettings(other, instances, stateful, interpretedFunctions, batch, lazy, snapshot, fresh);
    }
}

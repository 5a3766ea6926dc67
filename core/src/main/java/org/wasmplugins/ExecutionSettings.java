package org.wasmplugins;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The way in which a plugin's instances are used.
 *
 * @param model the kind of threads on which the plugin runs
 * @param instances the most instances at a time, at least 1; 0 stands for the number of processors
 * @param stateful whether the plugin keeps state between events: such a plugin has one instance, and events reach the
 *        instance in the order of their arrival
 * @param interpretedFunctions the functions of a WebAssembly module, by name or index, that may run in the interpreter
 *        because they are too large for a JVM method
 * @param batch the way in which events are collected; empty if each event has a call of its own
 * @param lazy whether the plugin is loaded at its first use, and not when the host starts
 * @param snapshot whether the build initializes the plugin, so that each instance begins in the state after that
 * @param fresh whether each event gets an instance in the state after its start: no event sees the traces of another
 */
public record ExecutionSettings(ExecutionModel model, int instances, boolean stateful, Set<String> interpretedFunctions,
        Optional<BatchSettings> batch, boolean lazy, boolean snapshot, boolean fresh) {

    /** Workers, as many instances as processors, no state, no interpreted functions. */
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
     * Makes the settings of a plugin that is loaded when the host starts, and whose events are not collected.
     *
     * @param model the kind of threads on which the plugin runs
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
     * @param whether whether the plugin is loaded at its first use
     * @return these settings with that value, never null
     */
    public ExecutionSettings withLazy(boolean whether) {
        return new ExecutionSettings(model, instances, stateful, interpretedFunctions, batch, whether, snapshot, fresh);
    }

    /**
     * @param whether whether the build initializes the plugin
     * @return these settings with that value, never null
     */
    public ExecutionSettings withSnapshot(boolean whether) {
        return new ExecutionSettings(model, instances, stateful, interpretedFunctions, batch, lazy, whether, fresh);
    }

    /**
     * @param whether whether each event gets an instance in the state after its start
     * @return these settings with that value, never null
     * @throws IllegalArgumentException if the plugin is stateful and {@code whether} is true
     */
    public ExecutionSettings withFresh(boolean whether) {
        return new ExecutionSettings(model, instances, stateful, interpretedFunctions, batch, lazy, snapshot, whether);
    }

    /**
     * @param number the most instances at a time, at least 1; 0 stands for the number of processors
     * @return these settings with that value, never null
     * @throws IllegalArgumentException if {@code number} is negative, or not 1 for a stateful plugin
     */
    public ExecutionSettings withInstances(int number) {
        return new ExecutionSettings(model, number, stateful, interpretedFunctions, batch, lazy, snapshot, fresh);
    }

    /**
     * @param other the kind of threads on which the plugin runs, not null
     * @return these settings with that model, never null
     */
    public ExecutionSettings withModel(ExecutionModel other) {
        return new ExecutionSettings(other, instances, stateful, interpretedFunctions, batch, lazy, snapshot, fresh);
    }
}

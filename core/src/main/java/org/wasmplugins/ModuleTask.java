package org.wasmplugins;

/** A task of the application for an instance of a bare module: the data of the only events that such an instance handles. */
@FunctionalInterface
public interface ModuleTask {

    /**
     * @param instance the instance, not null; usable only until the method returns
     * @return the result of the task; may be null
     */
    Object run(ModuleInstance instance);
}

package org.wasmplugins;

/** What is done with an instance of a bare module: the data of the only events that such an instance handles. */
@FunctionalInterface
public interface ModuleTask {

    /**
     * @param instance the instance, not null; only to be used until the method returns
     * @return what comes of it; may be null
     */
    Object run(ModuleInstance instance);
}

package org.wasmplugins.wasm.chicory.compile;

import java.util.List;
import java.util.Map;

import org.wasmplugins.wasm.chicory.CompiledModule;

/**
 * A module, compiled to JVM classes.
 *
 * @param entryClass the name of the class, a {@link CompiledModule} with a public constructor without parameters
 * @param classes all classes, by name
 * @param resourceName the name under which {@code entryClass} looks for {@code resource} with its class loader
 * @param resource the module without the code of its compiled functions
 * @param tooLarge the functions that were not compiled
 */
public record ModuleClasses(String entryClass, Map<String, byte[]> classes, String resourceName, byte[] resource,
        List<TooLargeFunction> tooLarge) {

    /**
     * Defines the classes in a class loader of their own, for a module that is used outside of an application or before one
     * exists.
     *
     * @return an object of the entry class, never null
     */
    public CompiledModule entry() {
        return ModuleLoader.entry(this, Map.of(resourceName, resource));
    }
}

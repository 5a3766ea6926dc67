package org.wasmplugins.quarkus.runtime.wasm;

import java.time.Duration;

/**
 * The way in which the build obtained the classes of a module.
 *
 * @param took the time to compile the module, or to find the classes that an earlier build had compiled
 * @param cached whether an earlier build had compiled the module
 */
public record Compilation(Duration took, boolean cached) {
}

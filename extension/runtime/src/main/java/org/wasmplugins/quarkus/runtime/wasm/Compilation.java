package org.wasmplugins.quarkus.runtime.wasm;

import java.time.Duration;

/**
 * How the build came by the classes of a module.
 *
 * @param took how long it compiled the module, or looked for what an earlier build had compiled
 * @param cached whether an earlier build had compiled it
 */
public record Compilation(Duration took, boolean cached) {
}

package org.wasmplugins.quarkus.deployment;

import io.micrometer.core.instrument.MeterRegistry;

/** Vert.x has meters for each pool of threads; a plugin that sends requests has one. */
final class HttpClientMeters {

    private HttpClientMeters() {
    }

    static boolean isMade(MeterRegistry meters) {
        return meters.getMeters().stream().map(meter -> meter.getId().getTag("pool.name"))
                .anyMatch(pool -> pool != null && pool.startsWith("wasm-plugins-names-"));
    }
}

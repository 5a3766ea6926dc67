package org.wasmplugins.quarkus.deployment;

import io.micrometer.core.instrument.MeterRegistry;

/** Vert.x has meters for each pool of threads; the HTTP client of plugins is made together with one. */
final class HttpClientMeters {

    private HttpClientMeters() {
    }

    static boolean isMade(MeterRegistry meters) {
        return meters.getMeters().stream().anyMatch(meter -> "wasm-plugins-names".equals(meter.getId().getTag("pool.name")));
    }
}

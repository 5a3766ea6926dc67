package org.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class PluginsTest {

    @Inject
    PluginsResource plugins;

    @Test
    void plugins_areThose() {
        assertEquals(System.getProperty("expected"), plugins.all());
    }
}

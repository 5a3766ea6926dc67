package org.wasmplugins.it;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class CapabilitiesIT extends CapabilitiesTest {
}

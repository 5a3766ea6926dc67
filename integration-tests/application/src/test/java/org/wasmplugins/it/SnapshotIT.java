package org.wasmplugins.it;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SnapshotIT extends SnapshotTest {
}

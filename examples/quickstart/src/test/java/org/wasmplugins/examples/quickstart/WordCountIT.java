package org.wasmplugins.examples.quickstart;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class WordCountIT extends WordCountTest {
}

package org.wasmplugins.quarkus.deployment;

import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class JsonSerializationTest extends SerializationContract {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest().withApplicationRoot(application())
            .overrideConfigKey("quarkus.wasm-plugins.serialization", "json");
}

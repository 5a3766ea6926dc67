package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** Nothing is set, and the application's own serializers take the place of ours. */
class SerializerBeansTest extends RecordingContract {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(recorded());

    @Test
    void pluginThatListsBoth_getsMessagePackAsInProduction() {
        count("word-count");
        assertThat(messagePack.used).containsExactly("write", "read");
        assertThat(json.used).isEmpty();
    }
}

package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

/** In tests JSON is used where a plugin lists it; the application's own serializers take the place of ours. */
class SerializerBeansTest extends RecordingContract {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(recorded());

    @Test
    void pluginThatListsBoth_getsJson() {
        count("word-count");
        assertThat(json.used).containsExactly("write", "read");
        assertThat(messagePack.used).isEmpty();
    }
}

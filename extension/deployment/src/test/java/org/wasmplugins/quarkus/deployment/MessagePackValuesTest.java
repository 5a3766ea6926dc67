package org.wasmplugins.quarkus.deployment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class MessagePackValuesTest extends ValuesContract {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = application("msgpack", "msgpack");

    @Test
    void decimalsThatItHasNoPlaceFor_areRefusedOnEveryWay() {
        assertRefused(ONLY_IN_TEXT);
    }

    @Test
    void bytes_comeBackOnEveryWay() throws Exception {
        assertComesBack(new byte[] { 0, -1, 5 });
    }
}

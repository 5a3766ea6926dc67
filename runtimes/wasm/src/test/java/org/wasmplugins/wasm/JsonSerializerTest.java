package org.wasmplugins.wasm;

import org.wasmplugins.SerializationFormat;

class JsonSerializerTest extends JsonContract {

    JsonSerializerTest() {
        super(ofAll(SerializationFormat.JSON));
    }
}

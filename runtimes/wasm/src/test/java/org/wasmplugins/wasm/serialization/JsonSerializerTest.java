package org.wasmplugins.wasm.serialization;

import org.wasmplugins.SerializationFormat;

class JsonSerializerTest extends JsonContract {

    JsonSerializerTest() {
        super(ofAll(SerializationFormat.JSON));
    }
}

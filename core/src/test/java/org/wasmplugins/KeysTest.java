package org.wasmplugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that manifests and messages use for constants. */
class KeysTest {

    @ParameterizedTest
    @CsvSource({ "JSON, json", "MSGPACK, msgpack", "RAW, raw" })
    void serializationFormat_hasKey(SerializationFormat format, String key) {
        assertThat(format.key()).isEqualTo(key);
    }

    @ParameterizedTest
    @EnumSource
    void serializationFormat_isFoundByKey(SerializationFormat format) {
        assertThat(SerializationFormat.ofKey(format.key())).contains(format);
    }

    @ParameterizedTest
    @CsvSource({ "NONE, none", "READ_ONLY, read-only", "READ_WRITE, read-write" })
    void filesystemAccess_hasKey(FilesystemAccess access, String key) {
        assertThat(access.key()).isEqualTo(key);
    }

    @ParameterizedTest
    @EnumSource
    void filesystemAccess_isFoundByKey(FilesystemAccess access) {
        assertThat(FilesystemAccess.ofKey(access.key())).contains(access);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "JSON", "xml", "NONE", "read_only", "read" })
    void otherKey_findsNothing(String key) {
        assertThat(SerializationFormat.ofKey(key)).isEmpty();
        assertThat(FilesystemAccess.ofKey(key)).isEmpty();
    }

    @Test
    void hooks_areLabelledInTheirOrder() {
        assertThat(Arrays.stream(PluginHook.values()).map(PluginHook::label)).containsExactly("on-load", "initialize",
                "on-ready", "handle-event", "on-before-dispose", "dispose");
    }

    @Test
    void runtimeType_readsAsItsName() {
        assertThat(RuntimeType.WASM).hasToString("wasm").isEqualTo(new RuntimeType("wasm"));
        assertThatNullPointerException().isThrownBy(() -> new RuntimeType(null)).withMessage("name");
    }
}

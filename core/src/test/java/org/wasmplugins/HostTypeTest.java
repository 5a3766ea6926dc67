package org.wasmplugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wasmplugins.HostType.Kind;

class HostTypeTest {

    static Stream<Arguments> kinds() {
        return Stream.of(arguments(void.class, Kind.VOID), arguments(Void.class, Kind.VOID), arguments(int.class, Kind.INT),
                arguments(Integer.class, Kind.INT), arguments(boolean.class, Kind.BOOLEAN),
                arguments(Boolean.class, Kind.BOOLEAN), arguments(short.class, Kind.SHORT),
                arguments(Short.class, Kind.SHORT), arguments(byte.class, Kind.BYTE), arguments(Byte.class, Kind.BYTE),
                arguments(char.class, Kind.CHAR), arguments(Character.class, Kind.CHAR), arguments(long.class, Kind.LONG),
                arguments(Long.class, Kind.LONG), arguments(float.class, Kind.FLOAT), arguments(Float.class, Kind.FLOAT),
                arguments(double.class, Kind.DOUBLE), arguments(Double.class, Kind.DOUBLE),
                arguments(String.class, Kind.STRING), arguments(byte[].class, Kind.BYTES),
                arguments(int[].class, Kind.SERIALIZED), arguments(CharSequence.class, Kind.SERIALIZED),
                arguments(List.class, Kind.SERIALIZED), arguments(Object.class, Kind.SERIALIZED),
                arguments(PluginError.class, Kind.SERIALIZED));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void type_crossesAsItsKind(Class<?> type, Kind expected) {
        assertThat(HostType.of(type).kind()).isEqualTo(expected);
    }

    @Test
    void kinds_areAllCovered() {
        assertThat(kinds().map(arguments -> arguments.get()[1]).distinct()).containsExactlyInAnyOrder((Object[]) Kind.values());
    }

    @Test
    void text_readsAsInJava() {
        assertThat(HostType.of(int.class)).hasToString("int");
        assertThat(HostType.of(byte[].class)).hasToString("byte[]");
        assertThat(HostType.of(String.class)).hasToString("String");
        var list = new HostType(List.class, List.of(HostType.of(Long.class)));
        assertThat(new HostType(Map.class, List.of(HostType.of(String.class), list)))
                .hasToString("Map<String, List<Long>>");
    }

    @Test
    void arguments_areCopied() {
        var arguments = new ArrayList<>(List.of(HostType.of(String.class)));
        var type = new HostType(List.class, arguments);
        arguments.clear();
        assertThat(type.arguments()).containsExactly(HostType.of(String.class));
        assertThatNullPointerException().isThrownBy(() -> HostType.of(null)).withMessage("rawClass");
    }

    @Test
    void signature_readsAsADeclaration() {
        var parameters = List.of(HostType.of(String.class), HostType.of(int.class));
        assertThat(new HostFunctionSignature("host", "read", parameters, HostType.of(byte[].class)))
                .hasToString("host.read(String, int): byte[]");
        assertThat(new HostFunctionSignature(HostFunctionSignature.DEFAULT_MODULE, "stop", List.of(),
                HostType.of(void.class))).hasToString("host.stop(): void");
    }

    @Test
    void signatureWithoutParts_isRefused() {
        var type = HostType.of(void.class);
        assertThatNullPointerException().isThrownBy(() -> new HostFunctionSignature(null, "a", List.of(), type))
                .withMessage("module");
        assertThatNullPointerException().isThrownBy(() -> new HostFunctionSignature("host", null, List.of(), type))
                .withMessage("name");
        assertThatNullPointerException().isThrownBy(() -> new HostFunctionSignature("host", "a", List.of(), null))
                .withMessage("result");
    }
}

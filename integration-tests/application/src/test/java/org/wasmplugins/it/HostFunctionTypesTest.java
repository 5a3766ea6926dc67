package org.wasmplugins.it;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

/** The plugin takes the number of a host function and its arguments, as they are in its memory, and gives the result. */
@QuarkusTest
class HostFunctionTypesTest {

    private static final int NEXT_INT = 0;
    private static final int NEXT_LONG = 1;
    private static final int HALF_FLOAT = 2;
    private static final int HALF_DOUBLE = 3;
    private static final int NEGATE = 4;
    private static final int NEXT_SHORT = 5;
    private static final int NEXT_BYTE = 6;
    private static final int NEXT_CHAR = 7;
    private static final int TO_UPPER = 8;
    private static final int REVERSE = 9;
    private static final int MIRROR = 10;
    private static final int NOTE = 11;
    private static final int DESCRIBE = 12;

    @ParameterizedTest
    @ValueSource(ints = { 0, -1, 41, Integer.MAX_VALUE, Integer.MIN_VALUE })
    void ints_cross(int value) {
        assertEquals(value + 1, callWithInt(NEXT_INT, value));
    }

    @ParameterizedTest
    @ValueSource(longs = { 0, -1, 0xFFFF_FFFFL, Long.MAX_VALUE, Long.MIN_VALUE })
    void longs_cross(long value) {
        assertEquals(value + 1, call(NEXT_LONG, buffer(8).putLong(value)).getLong());
    }

    @ParameterizedTest
    @ValueSource(floats = { 0f, -0f, 1.5f, Float.MAX_VALUE, Float.NEGATIVE_INFINITY, Float.NaN })
    void floats_cross(float value) {
        assertEquals(value / 2, call(HALF_FLOAT, buffer(4).putFloat(value)).getFloat());
    }

    @ParameterizedTest
    @ValueSource(doubles = { 0d, -0d, 1.5d, Double.MAX_VALUE, Double.NEGATIVE_INFINITY, Double.NaN })
    void doubles_cross(double value) {
        assertEquals(value / 2, call(HALF_DOUBLE, buffer(8).putDouble(value)).getDouble());
    }

    @Test
    void booleans_cross() {
        assertEquals(0, callWithInt(NEGATE, 1));
        assertEquals(1, callWithInt(NEGATE, 0));
        assertEquals(0, callWithInt(NEGATE, 2));
    }

    @ParameterizedTest
    @ValueSource(shorts = { 0, -1, Short.MAX_VALUE, Short.MIN_VALUE })
    void shorts_cross(short value) {
        assertEquals((short) (value + 1), callWithInt(NEXT_SHORT, value));
    }

    @ParameterizedTest
    @ValueSource(bytes = { 0, -1, Byte.MAX_VALUE, Byte.MIN_VALUE })
    void bytes_cross(byte value) {
        assertEquals((byte) (value + 1), callWithInt(NEXT_BYTE, value));
    }

    @ParameterizedTest
    @ValueSource(chars = { 0, 'a', '\uFFFF', '\uD83D' })
    void chars_cross(char value) {
        assertEquals((char) (value + 1), callWithInt(NEXT_CHAR, value));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "text", "gr\u00F6\u00DFe \uD83D\uDE00" })
    void strings_cross(String value) {
        assertEquals(value.toUpperCase(Locale.ROOT), text(call(TO_UPPER, utf8(value))));
    }

    @Test
    void textThatIsNotUtf8_endsTheCall() {
        given().contentType("application/octet-stream").body(new byte[] { TO_UPPER, (byte) 0xC0 })
                .when().post("/plugins/types/call").then().statusCode(502)
                .body("type", equalTo("PluginDeserializationException"))
                .body("message", equalTo("Plugin types 1.0.0, call host function 'to_upper': the plugin gave text that is not"
                        + " UTF-8."));
    }

    @Test
    void byteArrays_cross() {
        assertArrayEquals(new byte[] { 3, -2, 1 }, call(REVERSE, ByteBuffer.wrap(new byte[] { 1, -2, 3 })).array());
        assertArrayEquals(new byte[0], call(REVERSE, buffer(0)).array());
    }

    @Test
    void otherTypes_crossAsJson() {
        assertEquals("{\"x\":2,\"y\":1}", text(call(MIRROR, utf8("{\"x\":1,\"y\":2}"))));
    }

    @Test
    void voidFunction_hasNoResult() {
        assertEquals("", text(call(NOTE, utf8("noted \uD83D\uDE00"))));
        when().get("/note").then().statusCode(200).body(equalTo("noted \uD83D\uDE00"));
    }

    @Test
    void parametersOfSeveralTypes_keepTheirOrder() {
        var arguments = buffer(21).putLong(-5).putDouble(0.25).put((byte) 1)
                .put("\uD83D\uDE00".getBytes(StandardCharsets.UTF_8));

        assertEquals("-5 \uD83D\uDE00 0.25 true 4", text(call(DESCRIBE, arguments)));
    }

    private static int callWithInt(int function, int value) {
        return call(function, buffer(4).putInt(value)).getInt();
    }

    private static ByteBuffer call(int function, ByteBuffer arguments) {
        var data = new byte[1 + arguments.capacity()];
        data[0] = (byte) function;
        System.arraycopy(arguments.array(), 0, data, 1, arguments.capacity());
        var answer = given().contentType("application/octet-stream").body(data).when().post("/plugins/types/call");
        assertEquals(2, answer.statusCode() / 100, answer::asString);
        return ByteBuffer.wrap(answer.asByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteBuffer bytes) {
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }
}

package org.wasmplugins.examples.quickstart;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class WordCountTest {

    /** Unicode's White_Space property, which Character.isWhitespace does not follow. */
    private static final String WHITE_SPACE = "\t\n\u000B\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
            + "\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000";

    private static final int MEBIBYTE = 1024 * 1024;
    private static final int LONGEST_BODY = 22 * MEBIBYTE;

    @TestHTTPResource("/word-count")
    URI uri;

    @Test
    void ascii_isCounted() {
        assertCounts("The quick brown fox\njumps over the lazy dog.\n", 45, 9, 2);
    }

    @Test
    void fourByteUtf8_isCountedInCodePoints() {
        assertCounts("\uD834\uDD1E \uD83D\uDE00\uD83D\uDE00 \uD842\uDFB7", 6, 3, 1);
    }

    @Test
    void emptyBody_hasNothing() {
        assertCounts("", 0, 0, 0);
    }

    @Test
    void onlyWhiteSpace_hasNoWords() {
        assertCounts(" \t \n  \n", 7, 0, 2);
    }

    @Test
    void everyWhiteSpaceOfUnicode_separatesWords() {
        var text = new StringBuilder("w");
        WHITE_SPACE.codePoints().forEach(space -> text.appendCodePoint(space).append('w'));

        assertCounts(text.toString(), 51, 26, 2);
    }

    @Test
    void nextLineCharacter_separatesWordsButNotLines() {
        assertCounts("one\u0085two", 7, 2, 1);
    }

    @Test
    void emSpace_separatesWords() {
        assertCounts("one\u2003two", 7, 2, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = { 0x0, 0x1, 0x1C, 0x1F, 0x180E, 0x200B, 0x2060, 0xFEFF })
    void controlAndFormatCharacters_doNotSeparateWords(int character) {
        assertCounts("one" + Character.toString(character) + "two", 7, 1, 1);
    }

    @Test
    void crLf_isTwoCharactersAndOneLine() {
        assertCounts("one\r\ntwo\r\n", 10, 2, 2);
    }

    @Test
    void lineThatIsNotTerminated_isALine() {
        assertCounts("one\ntwo", 7, 2, 2);
    }

    @Test
    void quotesAndBackslashes_areCountedOnce() {
        assertCounts("\"one\" \\n {\"two\": [3]}", 21, 4, 1);
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 20 })
    void longText_isCounted(int mebibytes) {
        // 14 code points and 3 words.
        var line = "w\u00F6rd \uD83D\uDE00\u2003\u20AC\u20AC\"\t \r\n";
        int lines = mebibytes * MEBIBYTE / utf8(line).length + 1;

        assertCounts(line.repeat(lines), 14L * lines, 3 * lines, lines);
    }

    @Test
    void textOverTheLimit_is413() throws IOException {
        var head = "POST " + uri.getPath() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\nContent-Length: "
                + (LONGEST_BODY + 1) + "\r\n\r\n";
        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream().write(utf8(head));

            var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            Assertions.assertEquals("HTTP/1.1 413", status);
        }
    }

    private static void assertCounts(String text, long characters, int words, int lines) {
        given().contentType("text/plain; charset=UTF-8").body(utf8(text))
                .when().post("/word-count")
                .then().statusCode(200).contentType("application/json")
                .body("characters", equalTo(Math.toIntExact(characters)))
                .body("words", equalTo(words))
                .body("lines", equalTo(lines));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package org.wasmplugins.quarkus.runtime.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.wasmplugins.Text;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes the answers for plugins. */
final class Answers {

    private Answers() {
    }

    static String of(ObjectMapper mapper, HttpAnswer answer) {
        var json = mapper.createObjectNode().put("status", answer.status());
        var headers = json.putObject("headers");
        answer.headers().forEach(header -> headers.withArrayProperty(header.getKey().toLowerCase(Locale.ROOT))
                .add(header.getValue()));
        try {
            json.put("body", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(answer.body())).toString());
        } catch (CharacterCodingException e) {
            json.put("bodyBase64", answer.body());
        }
        return json.toString();
    }

    static String error(ObjectMapper mapper, String code, String message) {
        var json = mapper.createObjectNode();
        json.putObject("error").put("code", code).put("message", Text.printable(message));
        return json.toString();
    }
}

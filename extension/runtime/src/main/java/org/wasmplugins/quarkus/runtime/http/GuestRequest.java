package org.wasmplugins.quarkus.runtime.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A request of a plugin. Names of headers are in lower case. */
record GuestRequest(String method, Target target, Map<String, List<String>> headers, byte[] body) {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Set<String> KEYS = Set.of("method", "url", "headers", "body", "bodyBase64");
    /**
     * Headers that belong to the connection (RFC 9110, 7.6.1), or give the length of the body, which the host computes
     * itself.
     */
    private static final Set<String> OF_THE_HOST = Set.of("host", "connection", "keep-alive", "proxy-connection", "te",
            "trailer", "transfer-encoding", "upgrade", "content-length", "expect", "proxy-authorization");
    private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie");
    private static final Predicate<String> NAME = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]{1,100}").asMatchPredicate();
    private static final Predicate<String> VALUE = Pattern.compile("[\\t\\x20-\\x7E]{0,8000}").asMatchPredicate();

    static GuestRequest parse(ObjectMapper mapper, String json) throws BadRequestException {
        JsonNode request;
        try {
            request = mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new BadRequestException("The request is not JSON.");
        }
        if (request == null || !request.isObject()) {
            throw new BadRequestException("The request is not a JSON object.");
        }
        for (var names = request.fieldNames(); names.hasNext();) {
            if (!KEYS.contains(names.next())) {
                throw new BadRequestException("The request has an unknown key; allowed are " + KEYS.stream().sorted().toList()
                        + ".");
            }
        }
        var method = request.path("method").asText("GET");
        if (!METHODS.contains(method)) {
            throw new BadRequestException("The method is unknown; allowed are " + METHODS.stream().sorted().toList() + ".");
        }
        return new GuestRequest(method, Target.parse(request.path("url").asText("")), headers(request.path("headers")),
                body(request));
    }

    private static Map<String, List<String>> headers(JsonNode node) throws BadRequestException {
        if (!node.isMissingNode() && !node.isObject()) {
            throw new BadRequestException("The headers are not an object.");
        }
        var headers = new LinkedHashMap<String, List<String>>();
        for (var field : node.properties()) {
            var name = field.getKey().toLowerCase(Locale.ROOT);
            if (!NAME.test(name) || OF_THE_HOST.contains(name)) {
                throw new BadRequestException("A header's name is not allowed; it must be a token of RFC 9110 and none of "
                        + OF_THE_HOST.stream().sorted().toList() + ".");
            }
            headers.put(name, values(field.getValue()));
        }
        return headers;
    }

    private static List<String> values(JsonNode node) throws BadRequestException {
        var values = new ArrayList<String>();
        for (var value : node.isArray() ? node : List.of(node)) {
            if (!value.isTextual() || !VALUE.test(value.textValue())) {
                throw new BadRequestException("A header's value is not allowed; it must be printable ASCII text, or a list of"
                        + " such texts.");
            }
            values.add(value.textValue());
        }
        return values;
    }

    private static byte[] body(JsonNode request) throws BadRequestException {
        var text = request.path("body");
        var encoded = request.path("bodyBase64");
        if (!text.isMissingNode() && !encoded.isMissingNode()) {
            throw new BadRequestException("The request has both body and bodyBase64; allowed is one of them.");
        }
        if (!text.isMissingNode() && !text.isTextual() || !encoded.isMissingNode() && !encoded.isTextual()) {
            throw new BadRequestException("The body is not text.");
        }
        try {
            return encoded.isMissingNode() ? utf8(text.asText(""))
                    : Base64.getDecoder().decode(encoded.textValue());
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("bodyBase64 is not Base64.");
        }
    }

    private static byte[] utf8(String text) throws BadRequestException {
        var bytes = ByteBuffer.allocate(text.length() * 3);
        if (StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text), bytes, true).isError()) {
            throw new BadRequestException("The body has half a character, which UTF-8 does not have.");
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /** Returns the request that a redirect leads to (RFC 9110, 15.4). Credentials are sent to the original origin only. */
    GuestRequest redirected(int status, String location) throws BadRequestException {
        var next = target.resolve(location);
        if (target.secure() && !next.secure()) {
            throw new BadRequestException("A redirect leads from https to http, which is not followed.");
        }
        boolean keepsBody = status == 307 || status == 308 || method.equals("GET") || method.equals("HEAD")
                || status != 303 && !method.equals("POST");
        var kept = new LinkedHashMap<>(headers);
        if (!next.isSameOrigin(target)) {
            kept.keySet().removeAll(CREDENTIALS);
        }
        if (!keepsBody) {
            kept.keySet().removeIf(name -> name.startsWith("content-"));
            return new GuestRequest("GET", next, kept, new byte[0]);
        }
        return new GuestRequest(method, next, kept, body);
    }
}

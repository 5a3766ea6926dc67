package org.wasmplugins.quarkus.runtime.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer of a server. */
record HttpAnswer(int status, List<Map.Entry<String, String>> headers, byte[] body) {

    /** Returns the target of a redirect; empty if the answer is not a redirect. */
    Optional<String> location() {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> headers.stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("location")).map(Map.Entry::getValue).findFirst();
            default -> Optional.empty();
        };
    }
}

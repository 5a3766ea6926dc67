package org.wasmplugins.quarkus.runtime.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a server answered. */
record HttpAnswer(int status, List<Map.Entry<String, String>> headers, byte[] body) {

    /** Where a redirect leads; empty if this is none. */
    Optional<String> location() {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> headers.stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("location")).map(Map.Entry::getValue).findFirst();
            default -> Optional.empty();
        };
    }
}

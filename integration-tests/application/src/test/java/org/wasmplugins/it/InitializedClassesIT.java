package org.wasmplugins.it;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Looks at the JVM's log of the classes that it initializes, which failsafe's configuration asks for. */
@QuarkusIntegrationTest
class InitializedClassesIT {

    private static final Pattern INITIALIZED = Pattern.compile("Initializing '([^']+)'");

    /** The engine's classes and ours, but no lambda, which has no name that anybody could load and implements one method. */
    private static final Pattern OURS = Pattern.compile("(com\\.dylibso\\.chicory|org\\.wasmplugins\\.wasm)\\.[^+/]+");

    /**
     * With objects of a second one the JVM could no longer tell what a call of a memory calls, and all would be slower. The
     * engine
     * names its default memory where it makes an instance, so that its class is loaded too, but there is no object of it.
     */
    @Test
    void application_hasOneClassOfMemories() throws IOException, ReflectiveOperationException {
        for (var event : List.of("echo/echo.bytes", "prepared/prepared.ask", "looping/loop", "files/read")) {
            given().contentType("application/octet-stream").body(new byte[] { 1 }).when().post("/plugins/" + event);
        }

        assertEquals(Set.of("org.wasmplugins.wasm.chicory.FlatMemory"),
                implementations("com.dylibso.chicory.runtime.Memory"));
    }

    private static Set<String> implementations(String type) throws IOException, ReflectiveOperationException {
        var supertype = Class.forName(type);
        var found = new TreeSet<String>();
        for (var name : initialized()) {
            if (OURS.matcher(name).matches()) {
                var loaded = Class.forName(name, false, InitializedClassesIT.class.getClassLoader());
                if (supertype.isAssignableFrom(loaded) && !loaded.isInterface()) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    /** By all JVMs that these tests start. */
    private static Set<String> initialized() throws IOException {
        try (var files = Files.list(Path.of("target"))) {
            var logs = files.filter(file -> file.getFileName().toString().startsWith("initialized-classes")).toList();
            var names = new TreeSet<String>();
            for (var log : logs) {
                names.addAll(INITIALIZED.matcher(Files.readString(log)).results().map(line -> line.group(1).replace('/', '.'))
                        .collect(Collectors.toSet()));
            }
            return names;
        }
    }
}

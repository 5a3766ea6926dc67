package org.wasmplugins.it;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** Looks at the JVM's log of the classes that it loads, which failsafe's configuration asks for. */
@QuarkusIntegrationTest
class LoadedClassesIT {

    private static final Pattern LOADED = Pattern.compile("\\[class,load] (\\S+) ");

    /** The engine's classes and ours, but no lambda, which has no name that anybody could load and implements one method. */
    private static final Pattern OURS = Pattern.compile("(com\\.dylibso\\.chicory|org\\.wasmplugins\\.wasm)\\.[^+/]+");

    /**
     * With a second one the JVM could no longer tell what a call of a memory calls, and all would be slower. The engine loads
     * its default where it makes a memory, so it makes none.
     */
    @Test
    void application_hasOneClassOfMemories() throws IOException, ReflectiveOperationException {
        for (var event : List.of("echo/echo.bytes", "prepared/prepared.ask", "looping/loop", "files/read")) {
            given().contentType("application/octet-stream").body(new byte[] { 1 }).when().post("/plugins/" + event);
        }

        assertEquals(Set.of("org.wasmplugins.wasm.chicory.memory.FlatMemory"),
                implementations("com.dylibso.chicory.runtime.Memory"));
    }

    private static Set<String> implementations(String type) throws IOException, ReflectiveOperationException {
        var supertype = Class.forName(type);
        var found = new TreeSet<String>();
        for (var name : loaded()) {
            if (OURS.matcher(name).matches()) {
                var loaded = Class.forName(name, false, LoadedClassesIT.class.getClassLoader());
                if (supertype.isAssignableFrom(loaded) && !loaded.isInterface()) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    /** By all JVMs that these tests start; other logs are of earlier builds. */
    private static Set<String> loaded() throws IOException {
        long begin = ManagementFactory.getRuntimeMXBean().getStartTime();
        try (var files = Files.list(Path.of("target"))) {
            var logs = files.filter(file -> file.getFileName().toString().startsWith("loaded-classes"))
                    .filter(file -> file.toFile().lastModified() >= begin).toList();
            assertFalse(logs.isEmpty(), "there is a log");
            var names = new TreeSet<String>();
            for (var log : logs) {
                names.addAll(LOADED.matcher(Files.readString(log)).results().map(line -> line.group(1))
                        .collect(Collectors.toSet()));
            }
            return names;
        }
    }
}

package org.wasmplugins.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** Looks at the executable, in which modules are objects and compiled code already. */
class NativeExecutableIT {

    /** Modules are read from resources of this name: see PackagedApplicationIT. */
    private static final String MODULE_RESOURCE = "org/wasmplugins/generated/";
    private static final String MODULE_START = "\0asm\1\0\0\0";

    @Test
    void executable_hasNoModuleToRead() throws IOException {
        var executable = executable();

        assertTrue(executable.contains("org.wasmplugins.generated."), "There are no classes of modules.");
        assertFalse(executable.contains(MODULE_RESOURCE), "There is a resource of a module.");
        assertFalse(executable.contains(MODULE_START), "There is a module.");
    }

    /** A character for each byte. */
    private static String executable() throws IOException {
        try (var files = Files.list(Path.of("target"))) {
            var executable = files.filter(file -> file.toString().endsWith("-runner")).findAny().orElseThrow();
            return Files.readString(executable, StandardCharsets.ISO_8859_1);
        }
    }
}

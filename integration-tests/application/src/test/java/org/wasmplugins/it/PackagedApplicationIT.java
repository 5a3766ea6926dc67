package org.wasmplugins.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;

/** Looks at the files of the build, which ran before. */
class PackagedApplicationIT {

    private static final Path APPLICATION = Path.of("target", "quarkus-app");
    private static final Path CLASSES = Path.of("target", "classes");
    private static final String GENERATED = "org/wasmplugins/generated";

    /**
     * Of context and denied, of mirror and lazy, of those that say where they are, word-count, and of the other plugins one
     * each.
     */
    private static final int MODULES = 17;

    @Test
    void application_hasCodeForTheInterpreterOnly() throws IOException {
        var withCode = modules().entrySet().stream()
                .filter(module -> WasmSections.ids(module.getValue()).contains(WasmSections.CODE)).map(Map.Entry::getKey)
                .toList();

        assertEquals(1, withCode.size(), () -> "Of " + withCode + " only that of the plugin 'interpreted' needs its code.");
    }

    @Test
    void application_hasEachModuleOnce() throws IOException {
        assertEquals(MODULES, modules().size(), () -> "There are more modules or fewer.");
    }

    @Test
    void application_hasCompiledClasses() throws IOException {
        assertTrue(entries(APPLICATION.resolve("quarkus/generated-bytecode.jar")).keySet().stream()
                .anyMatch(entry -> entry.contains("!" + GENERATED) && entry.endsWith(".class")));
    }

    @Test
    void build_writesNothingIntoTheClasses() throws IOException {
        assertFalse(Files.exists(CLASSES.resolve(GENERATED)));
        for (var file : files(CLASSES)) {
            var name = CLASSES.relativize(file);
            assertTrue(name.startsWith("org/wasmplugins/it") || Files.exists(Path.of("src/main/resources").resolve(name)),
                    () -> file + " is not of the sources.");
        }
    }

    private static Map<String, byte[]> modules() throws IOException {
        var modules = new TreeMap<String, byte[]>();
        for (var file : files(APPLICATION)) {
            var found = file.toString().endsWith(".jar") ? entries(file) : Map.of(file.toString(), Files.readAllBytes(file));
            found.forEach((name, bytes) -> {
                if (WasmSections.isModule(bytes)) {
                    modules.put(name, bytes);
                }
            });
        }
        return modules;
    }

    private static Map<String, byte[]> entries(Path jar) throws IOException {
        var entries = new TreeMap<String, byte[]>();
        try (var opened = new JarFile(jar.toFile())) {
            for (var entry : opened.stream().toList()) {
                try (var stream = opened.getInputStream(entry)) {
                    entries.put(jar + "!" + entry.getName(), stream.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static Collection<Path> files(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

package org.wasmplugins.quarkus.deployment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each class that the documentation names between backticks exists: in the sources, or in the packages of others. */
class DocumentedClassesTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^(-{4,}|```).*?^\\1");
    private static final Pattern QUOTED = Pattern.compile("`([^`\\n]+)`");
    /** Packages, a name with upper and lower case, and members or nested classes. */
    private static final Pattern NAME = Pattern
            .compile("@?((?:[a-z]\\w*\\.)*)([A-Z]\\w*[a-z]\\w*)((?:\\.\\w+)*)(?:\\(.*\\))?");
    private static final List<String> PACKAGES_OF_OTHERS = List.of("java.lang", "java.math", "java.nio.file", "java.util",
            "java.util.concurrent", "java.util.function", "jakarta.enterprise.inject", "jakarta.inject",
            "jakarta.ws.rs.core", "com.fasterxml.jackson.databind", "com.fasterxml.jackson.databind.json",
            "io.opentelemetry.api.trace",
            "io.quarkus.arc.deployment.ValidationPhaseBuildItem", "io.quarkus.arc.profile", "io.quarkus.arc.properties",
            "io.quarkus.deployment.builditem", "io.quarkus.runtime", "io.quarkus.runtime.annotations",
            "io.smallrye.common.annotation",
            "io.smallrye.faulttolerance.api", "io.smallrye.mutiny", "io.vertx.core.buffer", "io.vertx.core.json",
            "org.eclipse.microprofile.faulttolerance", "org.eclipse.microprofile.faulttolerance.exceptions");
    /** Names of others that no test has on its class path, or that are not classes. */
    private static final Set<String> NAMES_OF_OTHERS = Set.of("ConfigMap", "ContextualEmitter", "Emitter", "GiB", "KiB", "MiB",
            "QuarkusIntegrationTest", "QuarkusTest", "RootedFileSystemProvider", "StackMapGenerator");

    private static Map<String, List<String>> sources;

    @BeforeAll
    static void readSources() throws IOException {
        sources = files(ROOT, ".java").stream().filter(file -> file.toString().contains("/src/"))
                .collect(groupingBy(file -> file.getFileName().toString().replace(".java", ""),
                        mapping(DocumentedClassesTest::read, toList())));
    }

    @Test
    void classesThatTheDocumentationNames_exist() throws IOException {
        var unknown = new ArrayList<String>();
        for (var page : pages()) {
            for (var name : names(read(page))) {
                if (!exists(name)) {
                    unknown.add(ROOT.relativize(page) + ": " + name.group());
                }
            }
        }
        assertThat(unknown).as("names of classes that are neither in the sources nor in the packages of others").isEmpty();
    }

    @Test
    void wrongNames_areSeen() {
        var wrong = names("`Deadlnes` and `org.wasmplugins.host.Deadlines`, `PluginManager.sendEvents`, `@PluginCliemt`");
        assertThat(wrong).hasSize(4).noneMatch(DocumentedClassesTest::exists);
    }

    @Test
    void rightNames_areFound() {
        var right = names(
                "`Deadlines`, `org.wasmplugins.host.PluginManager`, `PluginManager.sendEvent(event)`, `HostType.Kind`,"
                        + " `org.wasmplugins.host.Watchdog` (a log category), `@Singleton`, `Uni.await`");
        assertThat(right).hasSize(7).allMatch(DocumentedClassesTest::exists);
    }

    private static List<Path> pages() throws IOException {
        var pages = new ArrayList<>(files(ROOT.resolve("docs"), ".adoc"));
        pages.addAll(List.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")));
        return pages;
    }

    private static List<Matcher> names(String text) {
        return QUOTED.matcher(BLOCK.matcher(text).replaceAll("")).results()
                .map(quoted -> NAME.matcher(quoted.group(1))).filter(Matcher::matches).toList();
    }

    private static boolean exists(Matcher name) {
        var inPackage = name.group(1);
        var simple = name.group(2);
        var members = name.group(3);
        if (inPackage.startsWith("org.wasmplugins.")) {
            return ofPackage(inPackage, simple, members) || isText(inPackage + simple);
        }
        if (inPackage.isEmpty()) {
            return sources.getOrDefault(simple, List.of()).stream().anyMatch(source -> hasMembers(source, members))
                    || NAMES_OF_OTHERS.contains(simple)
                    || PACKAGES_OF_OTHERS.stream().anyMatch(others -> isClass(others, simple));
        }
        return isClass(inPackage.substring(0, inPackage.length() - 1), simple);
    }

    private static boolean ofPackage(String inPackage, String simple, String members) {
        var declaration = "package " + inPackage.substring(0, inPackage.length() - 1) + ";";
        return sources.getOrDefault(simple, List.of()).stream()
                .anyMatch(source -> source.contains(declaration) && hasMembers(source, members));
    }

    /** Log categories and names of the Flight Recorder's events look like classes and stay when classes move. */
    private static boolean isText(String name) {
        return sources.values().stream().flatMap(List::stream).anyMatch(source -> source.contains('"' + name + '"'));
    }

    private static boolean hasMembers(String source, String members) {
        return Stream.of(members.split("\\.")).filter(member -> !member.isEmpty())
                .allMatch(member -> Pattern.compile("\\b" + member + "\\b").matcher(source).find());
    }

    private static boolean isClass(String inPackage, String simple) {
        for (var name : List.of(inPackage + '.' + simple, inPackage + '$' + simple)) {
            try {
                Class.forName(name, false, DocumentedClassesTest.class.getClassLoader());
                return true;
            } catch (ClassNotFoundException | LinkageError e) {
                // another package may have it
            }
        }
        return false;
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !file.toString().contains("/target/")).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

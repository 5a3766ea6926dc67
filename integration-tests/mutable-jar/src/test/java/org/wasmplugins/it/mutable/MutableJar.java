package org.wasmplugins.it.mutable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A copy of the application that the build made, in a place where nothing else of the build is. */
final class MutableJar {

    /** Quarkus counts on this name. */
    private static final String NAME = "quarkus-app";

    private static final Path BUILT = Path.of("target", NAME);
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://[^:]+:(\\d+)");

    private final Path directory;

    private MutableJar(Path directory) {
        this.directory = directory;
    }

    static MutableJar copyTo(Path directory) throws IOException {
        try (var files = Files.walk(BUILT)) {
            for (var file : files.toList()) {
                Files.copy(file, directory.resolve(NAME).resolve(BUILT.relativize(file).toString()));
            }
        }
        return new MutableJar(directory);
    }

    /** What it said. */
    String buildAgain(String... properties) throws IOException, InterruptedException {
        var options = new ArrayList<>(List.of(properties));
        options.add("-Dquarkus.launch.rebuild=true");
        var build = start("build", Map.of(), options);
        try {
            if (!build.waitFor(60, TimeUnit.SECONDS) || build.exitValue() != 0) {
                throw new AssertionError("It was not built again:\n" + output("build"));
            }
        } finally {
            build.destroyForcibly();
        }
        return output("build");
    }

    Running run(Map<String, String> environment, String... properties) throws IOException {
        var options = new ArrayList<>(List.of(properties));
        options.addAll(List.of("-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=0"));
        return new Running(start("run", environment, options));
    }

    private Process start(String name, Map<String, String> environment, List<String> options) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED"));
        command.addAll(options);
        command.addAll(List.of("-jar", NAME + "/quarkus-run.jar"));
        var builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private String output(String name) throws IOException {
        return Files.readString(directory.resolve(name + ".log"));
    }

    /** The application as a process. */
    final class Running implements AutoCloseable {

        private final Process process;
        private final HttpClient client = HttpClient.newHttpClient();

        Running(Process process) {
            this.process = process;
        }

        HttpResponse<String> get(String path) throws IOException, InterruptedException {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path)).build(),
                    BodyHandlers.ofString());
        }

        private int port() throws IOException, InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (System.nanoTime() < end) {
                var listening = LISTENING.matcher(output("run"));
                if (listening.find()) {
                    return Integer.parseInt(listening.group(1));
                }
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
            throw new AssertionError("It does not listen:\n" + output("run"));
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}

package org.wasmplugins.it.messaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts JVMs whose output goes to files. */
final class Processes {

    private Processes() {
    }

    /** A class of the tests' class path, with arguments. */
    static Process java(Path directory, String name, List<String> mainAndArguments) throws IOException {
        var arguments = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
        arguments.addAll(mainAndArguments);
        return start(directory, name, arguments);
    }

    /** The packaged application. */
    static Process application(Path directory, String name, String brokers) throws IOException {
        return start(directory, name, List.of("-Dkafka.bootstrap.servers=" + brokers, "-Dquarkus.http.port=0", "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
    }

    private static Process start(Path directory, String name, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(directory, name).toFile()).start();
    }

    private static Path log(Path directory, String name) {
        return directory.resolve(name + ".log");
    }

    static String output(Path directory, String name) {
        try {
            return Files.readString(log(directory, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

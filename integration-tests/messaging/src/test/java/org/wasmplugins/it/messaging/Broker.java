package org.wasmplugins.it.messaging;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;

/** A Kafka broker in a process of its own, on a free port of this machine. */
final class Broker implements AutoCloseable {

    private final Process process;
    private final String address;

    private Broker(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static Broker start(Path directory) throws Exception {
        int port = freePort();
        int controller = freePort();
        var settings = Files.writeString(directory.resolve("server.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@localhost:%2$d
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                group.initial.rebalance.delay.ms=0
                """.formatted(port, controller, directory.resolve("data")));
        var format = Processes.java(directory, "format", List.of("kafka.tools.StorageTool", "format", "--config",
                settings.toString(), "--cluster-id", Uuid.randomUuid().toString()));
        if (!format.waitFor(60, TimeUnit.SECONDS) || format.exitValue() != 0) {
            throw new IllegalStateException("The broker's storage cannot be made: " + Processes.output(directory, "format"));
        }
        return new Broker(Processes.java(directory, "broker", List.of("kafka.Kafka", settings.toString())),
                "localhost:" + port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String address() {
        return address;
    }

    /** Waits until the broker answers. */
    void create(String... topics) throws Exception {
        var wanted = new ArrayList<NewTopic>();
        for (var topic : topics) {
            wanted.add(new NewTopic(topic, 4, (short) 1));
        }
        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            admin.createTopics(wanted).all().get(60, TimeUnit.SECONDS);
        }
    }

    /** Whether so many members of a group have partitions before the time is over. */
    boolean share(String group, int members, Duration time) throws Exception {
        long end = System.nanoTime() + time.toNanos();
        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            while (System.nanoTime() < end) {
                var found = admin.describeConsumerGroups(List.of(group)).describedGroups().get(group);
                if (found.toCompletionStage().thenApply(description -> description.members().stream()
                        .filter(member -> !member.assignment().topicPartitions().isEmpty()).count() == members)
                        .exceptionally(noSuchGroupYet -> false).toCompletableFuture().get(10, TimeUnit.SECONDS)) {
                    return true;
                }
            }
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}

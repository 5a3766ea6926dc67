package org.wasmplugins.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.vertx.core.json.JsonObject;

/** Two processes of the packaged application share a topic of a real broker; one of them is killed. */
class SharedTopicIT {

    private static final int TEXTS = 600;
    private static final int BEFORE_THE_KILL = 150;
    private static final Duration LONGEST = Duration.ofSeconds(120);

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    void everyMessage_isAnsweredAlthoughOneProcessIsKilled() throws Exception {
        try (var broker = Broker.start(directory)) {
            broker.create("texts", "counts");
            var killed = Processes.application(directory, "killed", broker.address());
            var survivor = Processes.application(directory, "survivor", broker.address());
            try (var texts = new KafkaProducer<>(Map.<String, Object> of("bootstrap.servers", broker.address()),
                    new StringSerializer(), new StringSerializer());
                    var counts = new KafkaConsumer<>(
                            Map.<String, Object> of("bootstrap.servers", broker.address(), "group.id", "test",
                                    "auto.offset.reset", "earliest"),
                            new StringDeserializer(), new StringDeserializer())) {
                counts.subscribe(List.of("counts"));
                var answered = new HashSet<Integer>();
                assertThat(broker.share("word-count", 2, LONGEST)).as("both processes have partitions").isTrue();
                send(texts, 1, BEFORE_THE_KILL);
                receive(counts, answered, BEFORE_THE_KILL, survivor);
                send(texts, BEFORE_THE_KILL + 1, TEXTS);
                killed.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
                receive(counts, answered, TEXTS, survivor);

                assertThat(killed.isAlive()).isFalse();
                assertThat(survivor.isAlive()).isTrue();
                assertThat(answered).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, TEXTS).boxed().toList());
            } finally {
                killed.destroyForcibly();
                survivor.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        }
    }

    /** A text of as many words as its number. */
    private static void send(KafkaProducer<String, String> texts, int first, int last) {
        for (int i = first; i <= last; i++) {
            texts.send(new ProducerRecord<>("texts", String.valueOf(i), "{\"text\":\"" + "word ".repeat(i) + "\"}"));
        }
        texts.flush();
    }

    private void receive(KafkaConsumer<String, String> counts, Set<Integer> answered, int wanted,
            Process survivor) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (answered.size() < wanted && survivor.isAlive() && System.nanoTime() < end) {
            counts.poll(Duration.ofMillis(200))
                    .forEach(count -> answered.add(new JsonObject(count.value()).getInteger("words")));
        }
        assertThat(answered).as(() -> "answers; the survivor said: " + Processes.output(directory, "survivor"))
                .hasSizeGreaterThanOrEqualTo(wanted);
    }
}

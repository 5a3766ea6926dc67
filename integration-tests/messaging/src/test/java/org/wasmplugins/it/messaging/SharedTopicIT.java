package org.wasmplugins.it.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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

/** Two processes of the quickstart with Kafka share a topic of a real broker; one of them is killed, or stopped. */
class SharedTopicIT {

    private static final int TEXTS = 600;
    private static final int BEFORE_THE_END = 150;
    private static final String[] REFUSED = { "not JSON", "{\"text\":5}" };
    private static final Duration LONGEST = Duration.ofSeconds(120);

    @TempDir
    Path directory;

    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    void everyMessage_isAnsweredAlthoughOneProcessIsKilled() throws Exception {
        assertAnsweredAlthoughOneEnds(Process::destroyForcibly);
    }

    /** What it had not begun is the other's, and no message is refused because it stops. */
    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS)
    void everyMessage_isAnsweredAndNoneRefusedAlthoughOneProcessIsStopped() throws Exception {
        assertAnsweredAlthoughOneEnds(process -> {
            process.destroy();
            return process;
        });
    }

    private void assertAnsweredAlthoughOneEnds(UnaryOperator<Process> end) throws Exception {
        try (var broker = Broker.start(directory)) {
            broker.create("texts", "counts", "refused");
            var ended = Processes.application(directory, "ended", broker.address());
            var survivor = Processes.application(directory, "survivor", broker.address());
            try (var texts = new KafkaProducer<>(Map.<String, Object> of("bootstrap.servers", broker.address()),
                    new StringSerializer(), new StringSerializer());
                    var counts = consumer(broker, "counts");
                    var refused = consumer(broker, "refused")) {
                var answered = new HashSet<Integer>();
                assertThat(broker.share("word-count", 2, LONGEST)).as("both processes have partitions").isTrue();
                for (var text : REFUSED) {
                    texts.send(new ProducerRecord<>("texts", text, text));
                }
                send(texts, 1, BEFORE_THE_END);
                receive(counts, SharedTopicIT::words, answered, BEFORE_THE_END, survivor);
                send(texts, BEFORE_THE_END + 1, TEXTS);
                end.apply(ended).waitFor(30, TimeUnit.SECONDS);
                receive(counts, SharedTopicIT::words, answered, TEXTS, survivor);
                var notAnswered = new HashSet<String>();
                receive(refused, text -> text, notAnswered, REFUSED.length, survivor);

                assertThat(ended.isAlive()).isFalse();
                assertThat(survivor.isAlive()).isTrue();
                assertThat(answered).containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, TEXTS).boxed().toList());
                assertThat(notAnswered).containsExactlyInAnyOrder(REFUSED);
            } finally {
                ended.destroyForcibly();
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

    private static KafkaConsumer<String, String> consumer(Broker broker, String topic) {
        var consumer = new KafkaConsumer<>(Map.<String, Object> of("bootstrap.servers", broker.address(), "group.id", topic,
                "auto.offset.reset", "earliest"), new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(topic));
        return consumer;
    }

    private static int words(String counts) {
        return new JsonObject(counts).getInteger("words");
    }

    private <T> void receive(KafkaConsumer<String, String> topic, Function<String, T> what, Set<T> received, int wanted,
            Process survivor) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (received.size() < wanted && survivor.isAlive() && System.nanoTime() < end) {
            topic.poll(Duration.ofMillis(200)).forEach(message -> received.add(what.apply(message.value())));
        }
        assertThat(received).as(() -> "messages; the survivor said: " + Processes.output(directory, "survivor"))
                .hasSizeGreaterThanOrEqualTo(wanted);
    }
}

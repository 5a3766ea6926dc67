package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.host.PluginManager;
import org.wasmplugins.host.spi.CallObserver;
import org.wasmplugins.host.spi.PluginObserver;
import org.wasmplugins.lifecycle.PluginLifecycleEvent;
import org.wasmplugins.wasm.Guests;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.common.vertx.VertxContext;

/** The classes of the first call are loaded on a worker while the application starts, and nobody notices. */
class WarmUpTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("first", PluginArchive.manifest("first", "").replace("raw", "json"), Guests.bytes("minimal")))
                    .accept(archive.addClasses(PluginArchive.class, Customizer.class, Observer.class)))
            .setLogRecordPredicate(line -> line.getLoggerName().endsWith("WarmUpTask"))
            .overrideConfigKey("quarkus.log.category.\"org.wasmplugins.quarkus.runtime.WarmUpTask\".level", "DEBUG")
            .assertLogRecords(lines -> assertThat(lines).isEmpty());

    /** @param inRequest whether a request context is active, and a Vert.x context that is its own */
    record Place(Thread thread, boolean inRequest) {

        static Place here() {
            return new Place(Thread.currentThread(),
                    Arc.container().requestContext().isActive() && VertxContext.isOnDuplicatedContext());
        }
    }

    /** Sees the last that is written, when the calls before are over. */
    @Singleton
    public static class Customizer implements ObjectMapperCustomizer {

        final CompletableFuture<Place> writer = new CompletableFuture<>();

        @Override
        public void customize(ObjectMapper mapper) {
            mapper.registerModule(new SimpleModule().addSerializer(new StdSerializer<>(String.class) {

                private static final long serialVersionUID = 1L;

                @Override
                public void serialize(String value, JsonGenerator generator, SerializerProvider provider) throws IOException {
                    if (value.equals("warm-up")) {
                        writer.complete(Place.here());
                    }
                    generator.writeString(value);
                }
            }));
        }
    }

    @Singleton
    public static class Observer implements PluginObserver {

        final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public CallObserver callStarted(PluginManifest plugin, PluginEvent event) {
            seen.add("call of " + plugin.id());
            return null;
        }

        void onAny(@Observes PluginLifecycleEvent event) {
            seen.add(event.getClass().getSimpleName() + " of " + event.plugin().id());
        }
    }

    @Inject
    Customizer customizer;

    @Inject
    Observer observer;

    @Inject
    PluginManager plugins;

    @Inject
    MeterRegistry meters;

    @Test
    void worker_warmsUpAndNobodyNotices() throws Exception {
        var writer = customizer.writer.get(10, TimeUnit.SECONDS);
        assertThat(writer.thread().getName()).startsWith("executor-thread");
        assertThat(writer.inRequest()).as("as on threads that answer requests").isTrue();
        assertThat(observer.seen).isNotEmpty().allMatch(news -> news.endsWith(" of first")).noneMatch(
                news -> news.startsWith("call"));
        assertThat(plugins.getAllPlugins()).hasSize(1);
        assertThat(meters.find("wasm.plugin.calls").timers()).allMatch(timer -> "first".equals(timer.getId().getTag("plugin")))
                .allMatch(timer -> timer.count() == 0);
    }
}

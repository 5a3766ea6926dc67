package org.wasmplugins.host.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wasmplugins.host.container.TestPlugin.plugin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginEvent;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.PublishedEvent;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.host.PluginAnswer;

class PublishTest {

    private final FakeRuntime runtime = new FakeRuntime();
    private final List<PluginEvent> seen = new ArrayList<>();
    private final PluginContainer container = PluginContainer.builder(Runnable::run).runtime(runtime)
            .plugins(List.of(listing("all", "*"), listing("documents", "document.*"), listing("other", "menu.shown"),
                    listing("saved", "document.saved")))
            .build();

    @Test
    void event_reachesEachPluginThatListsItsType() {
        assertThat(publish("document.saved")).extracting(answer -> answer.plugin().value()).containsExactlyInAnyOrder("all",
                "documents", "saved");
        assertThat(seen).extracting(PluginEvent::id).containsOnly(seen.get(0).id());
        assertThat(seen).extracting(PluginEvent::data).containsOnly("x");
        assertThat(publish("menu.shown")).extracting(answer -> answer.plugin().value()).containsExactlyInAnyOrder("all",
                "other");
    }

    @Test
    void failingPlugin_hidesNoOther() {
        container.start();
        runtime.handleEvents((instance, event) -> {
            if (event.target().value().equals("documents")) {
                throw new PluginExecutionException(PluginOperation.of(instance.manifest(), "handle-event"), "no.");
            }
            return PluginResponse.success(event.target().value());
        });
        List<PluginAnswer> answers = container.manager().publish(PublishedEvent.of("document.saved", "x")).collect().asList()
                .await()
                .atMost(Duration.ofSeconds(10));
        assertThat(answers).hasSize(3);
        assertThat(answers).filteredOn(answer -> answer.failure() != null).singleElement()
                .satisfies(answer -> assertThat(answer.plugin().value()).isEqualTo("documents"));
        assertThat(answers).filteredOn(answer -> answer.response() != null)
                .extracting(answer -> answer.response().data()).containsExactlyInAnyOrder("all", "saved");
    }

    @Test
    void eventThatNobodyLists_hasNoAnswers() {
        PluginContainer nobody = PluginContainer.builder(Runnable::run).runtime(runtime).plugins(List.of(listing("a", "b")))
                .build();
        nobody.start();
        assertThat(nobody.manager().publish(PublishedEvent.of("c", null)).collect().asList().await()
                .atMost(Duration.ofSeconds(10))).isEmpty();
    }

    private List<PluginAnswer> publish(String type) {
        if (seen.isEmpty()) {
            container.start();
        }
        seen.clear();
        runtime.handleEvents((instance, event) -> {
            seen.add(event);
            return PluginResponse.success(null);
        });
        return container.manager().publish(PublishedEvent.of(type, "x")).collect().asList().await()
                .atMost(Duration.ofSeconds(10));
    }

    private static PluginManifest listing(String id, String events) {
        return plugin(id).events(events).manifest();
    }
}

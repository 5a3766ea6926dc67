package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.lifecycle.PluginDisposed;
import org.wasmplugins.lifecycle.PluginInitializing;
import org.wasmplugins.lifecycle.PluginLifecycleEvent;
import org.wasmplugins.lifecycle.PluginLoaded;
import org.wasmplugins.lifecycle.PluginLoading;
import org.wasmplugins.lifecycle.PluginReady;
import org.wasmplugins.wasm.Guests;

import io.quarkus.test.QuarkusUnitTest;

class LifecycleEventsTest {

    private static final String NEEDS_SECOND = "dependencies: [{ id: second, version: '>=1.0.0' }]\n";

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins
                    .plugin("first", PluginArchive.manifest("first", NEEDS_SECOND), Guests.bytes("minimal"))
                    .plugin("second", Guests.bytes("minimal")))
                    .accept(archive.addClasses(PluginArchive.class, Observer.class, Friend.class)))
            .setAfterUndeployListener(LifecycleEventsTest::assertAllWereTold);

    @Singleton
    public static class Observer {

        /** Outlives the application: a property of the JVM. */
        private static final String DISPOSED = "lifecycle-events-test.disposed";

        final List<String> seen = new CopyOnWriteArrayList<>();
        final CountDownLatch asynchronouslyReady = new CountDownLatch(2);

        private static final String DISPOSED_LATER = "lifecycle-events-test.disposed-later";

        static List<String> disposed(String how) {
            return List.of(System.getProperty(how, "").trim().split(" "));
        }

        private static synchronized void disposed(String how, PluginDisposed event) {
            System.setProperty(how, System.getProperty(how, "") + " " + event.plugin().id());
        }

        void onAny(@Observes PluginLifecycleEvent event) {
            seen.add(event.getClass().getSimpleName() + " " + event.plugin().id());
        }

        void onReady(@Observes PluginReady event) {
            seen.add("ready " + event.plugin().id());
        }

        void onReadyLater(@ObservesAsync PluginReady event) {
            asynchronouslyReady.countDown();
        }

        void onDisposed(@Observes PluginDisposed event) {
            disposed(DISPOSED, event);
        }

        /** Gives the application time to go before it. */
        void onDisposedLater(@ObservesAsync PluginDisposed event, Friend friend) throws InterruptedException {
            if (!friend.awaitEnd()) {
                disposed(DISPOSED_LATER, event);
            }
        }
    }

    /** Goes with the application. */
    @ApplicationScoped
    public static class Friend {

        private final CountDownLatch end = new CountDownLatch(1);

        boolean awaitEnd() throws InterruptedException {
            return end.await(500, TimeUnit.MILLISECONDS);
        }

        @PreDestroy
        void end() {
            end.countDown();
        }
    }

    @Inject
    Observer observer;

    private static void assertAllWereTold() {
        assertThat(Observer.disposed(Observer.DISPOSED)).containsExactly("first", "second");
        assertThat(Observer.disposed(Observer.DISPOSED_LATER)).as("asynchronous observers that ended before the application")
                .containsExactlyInAnyOrder("first", "second");
    }

    private static String event(Class<? extends PluginLifecycleEvent> type, String plugin) {
        return type.getSimpleName() + " " + plugin;
    }

    @Test
    void eachTransition_isObservedOnceInTheOrderOfTheDependencies() {
        assertThat(observer.seen).filteredOn(event -> !event.startsWith("ready")).containsExactly(
                event(PluginLoading.class, "second"), event(PluginLoaded.class, "second"),
                event(PluginInitializing.class, "second"), event(PluginReady.class, "second"),
                event(PluginLoading.class, "first"), event(PluginLoaded.class, "first"),
                event(PluginInitializing.class, "first"), event(PluginReady.class, "first"));
        assertThat(observer.seen).filteredOn(event -> event.startsWith("ready")).containsExactly("ready second", "ready first");
    }

    @Test
    void asynchronousObservers_areToldToo() throws InterruptedException {
        assertThat(observer.asynchronouslyReady.await(10, TimeUnit.SECONDS)).isTrue();
    }
}

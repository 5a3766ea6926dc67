package org.wasmplugins.host.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wasmplugins.HostType;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.container.FakeRuntime;
import org.wasmplugins.host.container.Fixtures;
import org.wasmplugins.host.internal.time.Deadlines;
import org.wasmplugins.host.internal.time.UsualTime;
import org.wasmplugins.host.internal.time.Watchdog;
import org.wasmplugins.host.spi.PluginCall;

/** Calls tell their pool how long the plugin takes, so that later ones know when to leave its queue. */
class GuestCallTest {

    private static final Duration TAKES = Duration.ofMillis(7);
    private static final Duration CALLERS_TIME = Duration.ofSeconds(1);

    private final AtomicLong now = new AtomicLong();
    private final Deadlines deadlines = new Deadlines(now::get, new Watchdog(System::nanoTime));
    private final PluginManifest plugin = Fixtures.manifest("a");
    private final FakeRuntime runtime = new FakeRuntime().handleEvents((instance, event) -> {
        now.addAndGet(TAKES.toNanos());
        return PluginResponse.success(null);
    });
    private final UsualTime usualTime = new UsualTime();

    @AfterEach
    void close() {
        deadlines.close();
    }

    @Test
    void callThatWaited_tellsHowLongThePluginTook() {
        GuestCall call = call(Optional.of(CALLERS_TIME));
        assertThat(call.patienceNanos(usualTime)).isEqualTo(CALLERS_TIME.toNanos());
        call.noteWait(usualTime);
        run(call);
        assertThat(call(Optional.of(CALLERS_TIME)).patienceNanos(usualTime))
                .isEqualTo(CALLERS_TIME.minus(TAKES).toNanos());
    }

    @Test
    void callThatDidNotWait_tellsNothing() {
        run(call(Optional.of(CALLERS_TIME)));
        assertThat(usualTime.needed(CALLERS_TIME.toNanos())).isZero();
    }

    @Test
    void callWhoseCallerWaitsForEver_tellsNothingAndIsPatient() {
        GuestCall call = call(Optional.empty());
        call.noteWait(usualTime);
        run(call);
        assertThat(usualTime.needed(CALLERS_TIME.toNanos())).isZero();
        assertThat(call.patienceNanos(usualTime)).isEqualTo(Long.MAX_VALUE);
    }

    private GuestCall call(Optional<Duration> callersTime) {
        return new GuestCall(plugin, new PluginCall(Fixtures.event("a", 1), HostType.ANY, Optional.empty(), callersTime,
                Optional.empty()), deadlines);
    }

    private void run(GuestCall call) {
        try (var code = runtime.load(plugin); var instance = code.newInstance()) {
            assertThat(call.run(() -> instance).success()).isTrue();
        }
    }
}

package org.wasmplugins.host.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PermissionDeniedException;
import org.wasmplugins.host.container.Fixtures;
import org.wasmplugins.host.container.LogCapture;

/** The log has the lines of plugins and their denials. */
class GuestLinesTest {

    private final PluginManifest plugin = Fixtures.manifest("a");
    private final SecurityGuard guard = new SecurityGuard(new HostFunctionRegistry(List.of()), List.of(plugin),
            Fixtures.services());

    @Test
    void lineThatIsNotUtf8_isWrittenAsFarAsItIs() throws Exception {
        try (var log = new LogCapture("wasm-plugin.a")) {
            for (var name : List.of("log_error", "log_warn")) {
                guard.hostFor(plugin).hostFunction("host", name).orElseThrow().call(null,
                        new Object[] { new byte[] { 'a', (byte) 0xff, '\t', (byte) 0xc3, (byte) 0xbc } });
            }
            assertThat(log.lines()).containsExactly("ERROR a\ufffd ü", "WARN a\ufffd ü");
        }
    }

    @Test
    void denial_saysOfWhat() throws Exception {
        PluginNetworkAccess network = guard.network(plugin);
        try (var log = new LogCapture("org.wasmplugins.security")) {
            denied(() -> network.checkHost("evil.example\n", 8443, false));
            denied(() -> network.checkAddress("inside.example", address()));
            denied(() -> guard.channels(plugin).check("other"));
            assertThat(log.lines()).containsExactly(
                    "WARN WASMP001: Plugin a 1.2.0, call host function 'http_request': denied, NOT_REQUESTED: evil.example?, port"
                            + " 8443",
                    "WARN WASMP001: Plugin a 1.2.0, call host function 'http_request': denied, PRIVATE_ADDRESS: inside.example,"
                            + " address 10.0.0.1",
                    "WARN WASMP001: Plugin a 1.2.0, call host function 'channel_send': denied, NOT_REQUESTED: to 'other'");
        }
    }

    private static InetAddress address() {
        try {
            return InetAddress.getByAddress(new byte[] { 10, 0, 0, 1 });
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private static void denied(Runnable use) {
        assertThatExceptionOfType(PermissionDeniedException.class).isThrownBy(use::run);
    }
}

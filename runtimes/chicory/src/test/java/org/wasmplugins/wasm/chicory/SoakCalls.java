package org.wasmplugins.wasm.chicory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.wasmplugins.exception.PluginCallDepthException;
import org.wasmplugins.exception.PluginCommunicationException;
import org.wasmplugins.exception.PluginException;
import org.wasmplugins.exception.PluginExecutionException;
import org.wasmplugins.exception.PluginLimitException;
import org.wasmplugins.exception.PluginTrapException;

/** Good and hostile calls, and how each has to end. */
final class SoakCalls {

    private record Hostile(String plugin, String command, Class<? extends PluginException> ending) {
    }

    /** On a busy machine the time of any hostile call can be over first. */
    private static final List<Hostile> HOSTILE = List.of(
            new Hostile(SoakHost.HOSTILE, "l", PluginLimitException.class),
            new Hostile(SoakHost.HOSTILE, "c", PluginLimitException.class),
            new Hostile(SoakHost.HOSTILE, "w", PluginLimitException.class),
            new Hostile(SoakHost.HOSTILE, "T", PluginLimitException.class),
            new Hostile(SoakHost.HOSTILE, "t", PluginLimitException.class),
            new Hostile(SoakHost.HOSTILE, "F", PluginLimitException.class),
            new Hostile(SoakHost.HOSTILE, "M", PluginLimitException.class),
            new Hostile(SoakHost.HOSTILE, "R", PluginLimitException.class),
            new Hostile(SoakHost.HOSTILE, "G", PluginLimitException.class),
            new Hostile(SoakHost.HOSTILE, "N", PluginLimitException.class),
            new Hostile(SoakHost.HOSTILE, "H", PluginLimitException.class));

    private static final List<Hostile> TRAPS = List.of(
            new Hostile(SoakHost.PUPPET, "t", PluginTrapException.class),
            new Hostile(SoakHost.PUPPET, "d", PluginTrapException.class),
            new Hostile(SoakHost.PUPPET, "R", PluginCallDepthException.class),
            new Hostile(SoakHost.PUPPET, "o", PluginCommunicationException.class),
            new Hostile(SoakHost.PUPPET, "b", PluginCommunicationException.class),
            new Hostile(SoakHost.PUPPET, "2", PluginExecutionException.class),
            new Hostile(SoakHost.PUPPET, "4", PluginExecutionException.class),
            new Hostile(SoakHost.PUPPET, "n", PluginCommunicationException.class));

    private final SoakHost host;

    SoakCalls(SoakHost host) {
        this.host = host;
    }

    /** A call that succeeds. */
    void good(Random random) {
        int number = random.nextInt(1_000_000);
        switch (random.nextInt(4)) {
            case 0 -> expect("r" + number, String.valueOf(number));
            case 1 -> expect("i" + number, "i" + number);
            case 2 -> expect("h" + number, "Hello, " + number + "!");
            default -> expect("e", "");
        }
    }

    private void expect(String command, String answer) {
        byte[] actual = host.send(SoakHost.PUPPET, command.getBytes(UTF_8));
        if (!Arrays.equals(actual, answer.getBytes(UTF_8))) {
            throw new AssertionError(command + " gave " + new String(actual, UTF_8));
        }
    }

    /** A call that its limits end. */
    void hostile(Random random) {
        fail(HOSTILE.get(random.nextInt(HOSTILE.size())));
    }

    /** A call that ends soon, by a trap or a refused answer, in an instance that good calls could have got. */
    void trap(Random random) {
        fail(TRAPS.get(random.nextInt(TRAPS.size())));
    }

    private void fail(Hostile call) {
        try {
            host.send(call.plugin, call.command.getBytes(UTF_8));
        } catch (PluginException e) {
            if (call.ending.isInstance(e)) {
                return;
            }
            throw new AssertionError(call + " ended in another exception", e);
        } catch (RuntimeException | Error e) {
            throw new AssertionError(call + " ended in an exception that is not a plugin's", e);
        }
        throw new AssertionError(call + " succeeded");
    }
}

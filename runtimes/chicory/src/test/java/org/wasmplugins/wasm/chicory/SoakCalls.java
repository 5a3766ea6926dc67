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
import org.wasmplugins.wasm.Hostile;
import org.wasmplugins.wasm.Puppet;

/** Good and hostile calls, with the exceptions that they must end in. */
final class SoakCalls {

    private record Failing(String plugin, String command, Class<? extends PluginException> ending) {
    }

    /** Any hostile call may exceed its time first on a busy machine. */
    private static final List<Failing> HOSTILE = List.of(
            new Failing(SoakHost.HOSTILE, Hostile.ENDLESS_LOOP, PluginLimitException.class),
            new Failing(SoakHost.HOSTILE, Hostile.ENDLESS_LOOP_BY_BR_IF, PluginLimitException.class),
            new Failing(SoakHost.HOSTILE, Hostile.ENDLESS_LOOP_BY_BR_TABLE, PluginLimitException.class),
            new Failing(SoakHost.HOSTILE, Hostile.ENDLESS_TAIL_CALLS, PluginLimitException.class),
            new Failing(SoakHost.HOSTILE, Hostile.ENDLESS_RECURSION_THROUGH_TABLE, PluginLimitException.class),
            new Failing(SoakHost.HOSTILE, Hostile.ENDLESS_MEMORY_FILLS, PluginLimitException.class),
            new Failing(SoakHost.HOSTILE, Hostile.ENDLESS_BULK_COPIES, PluginLimitException.class),
            new Failing(SoakHost.HOSTILE, Hostile.ENDLESS_RECURSION, PluginLimitException.class),
            new Failing(SoakHost.HOSTILE, Hostile.MEMORY_BOMB, PluginLimitException.class),
            new Failing(SoakHost.HOSTILE, Hostile.SECOND_MEMORY_BOMB, PluginLimitException.class),
            new Failing(SoakHost.HOSTILE, Hostile.ENDLESS_PINGS, PluginLimitException.class));

    private static final List<Failing> TRAPS = List.of(
            new Failing(SoakHost.PUPPET, Puppet.TRAP, PluginTrapException.class),
            new Failing(SoakHost.PUPPET, Puppet.DIVISION_BY_ZERO, PluginTrapException.class),
            new Failing(SoakHost.PUPPET, Puppet.ENDLESS_RECURSION, PluginCallDepthException.class),
            new Failing(SoakHost.PUPPET, Puppet.POINTER_OUTSIDE, PluginCommunicationException.class),
            new Failing(SoakHost.PUPPET, Puppet.BLOCK_OVER_THE_END, PluginCommunicationException.class),
            new Failing(SoakHost.PUPPET, Puppet.LENGTH_2_TO_31, PluginExecutionException.class),
            new Failing(SoakHost.PUPPET, Puppet.LENGTH_2_TO_32_LESS_1, PluginExecutionException.class),
            new Failing(SoakHost.PUPPET, Puppet.GREET_WITH_POINTER_OUTSIDE, PluginCommunicationException.class));

    private final SoakHost host;

    SoakCalls(SoakHost host) {
        this.host = host;
    }

    /** Makes a call that succeeds. */
    void good(Random random) {
        int number = random.nextInt(1_000_000);
        switch (random.nextInt(4)) {
            case 0 -> expect(Puppet.ANSWER + number, String.valueOf(number));
            case 1 -> expect(Puppet.ANSWER_WITH_INPUT + number, Puppet.ANSWER_WITH_INPUT + number);
            case 2 -> expect(Puppet.GREET + number, "Hello, " + number + "!");
            default -> expect(Puppet.ANSWER_WITH_NOTHING, "");
        }
    }

    private void expect(String command, String answer) {
        byte[] actual = host.send(SoakHost.PUPPET, command.getBytes(UTF_8));
        if (!Arrays.equals(actual, answer.getBytes(UTF_8))) {
            throw new AssertionError(command + " gave " + new String(actual, UTF_8));
        }
    }

    /** Makes a call that is ended by a limit. */
    void hostile(Random random) {
        fail(HOSTILE.get(random.nextInt(HOSTILE.size())));
    }

    /** Makes a call that ends soon, by a trap or a refused answer, in an instance that good calls could have got. */
    void trap(Random random) {
        fail(TRAPS.get(random.nextInt(TRAPS.size())));
    }

    private void fail(Failing call) {
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

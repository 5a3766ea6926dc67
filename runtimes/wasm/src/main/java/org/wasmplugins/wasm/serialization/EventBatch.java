package org.wasmplugins.wasm.serialization;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.wasmplugins.HostType;
import org.wasmplugins.SerializedValue;
import org.wasmplugins.exception.PluginOperation;
import org.wasmplugins.runtime.PluginOutcome;

/** Events that are sent together, and the outcome of each. */
public final class EventBatch {

    private final BatchCodec codec;
    private final List<HostType> answers;
    private final PluginOperation operation;
    private final PluginOutcome[] outcomes;
    private byte[] input;

    EventBatch(BatchCodec codec, List<HostType> answers, PluginOperation operation) {
        this.codec = codec;
        this.answers = answers;
        this.operation = operation;
        this.outcomes = new PluginOutcome[answers.size()];
    }

    void set(int event, PluginOutcome outcome) {
        outcomes[event] = outcome;
    }

    public void input(byte[] bytes) {
        input = bytes;
    }

    public byte[] input() {
        return input;
    }

    /** Returns true if no event is left to send: none could be written. */
    public boolean isEmpty() {
        return open().length == 0;
    }

    private int[] open() {
        return IntStream.range(0, outcomes.length).filter(event -> outcomes[event] == null).toArray();
    }

    public List<PluginOutcome> outcomes() {
        return Arrays.asList(outcomes);
    }

    public List<PluginOutcome> decode(byte[] output) {
        int[] open = open();
        List<SerializedValue> elements = codec.elements(output, open.length, operation);
        for (int i = 0; i < open.length; i++) {
            outcomes[open[i]] = codec.decode(elements.get(i), answers.get(open[i]), operation);
        }
        return outcomes();
    }
}

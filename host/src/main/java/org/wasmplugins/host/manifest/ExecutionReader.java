package org.wasmplugins.host.manifest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wasmplugins.BatchSettings;
import org.wasmplugins.ExecutionModel;
import org.wasmplugins.ExecutionSettings;

/** Reads {@code execution}. */
final class ExecutionReader {

    private static final int MAX_INSTANCES = 1_000;
    private static final Duration MIN_WINDOW = Duration.ofMillis(1);
    private static final Duration MAX_WINDOW = Duration.ofMinutes(1);
    private static final String WINDOW = "a duration from 1ms to 1m, such as 5ms";
    private static final int MAX_FUNCTION_NAME = 1_000;
    private static final String FUNCTION = "the name of a function (1 to " + MAX_FUNCTION_NAME
            + " characters) or its index";

    private static final String NO_COUNT = "nothing, because the model is event-loop: each event loop has one instance";
    private static final String NO_STATE = "false, because the model is event-loop: each event loop has an instance of its own";

    private static final String NO_BATCH = "nothing, because the model is event-loop: a batch waits for others, and no event"
            + " loop does";

    private static final String NO_COMMON_CALL = "nothing, because the plugin is fresh: the events of a batch share a call";

    private ExecutionReader() {
    }

    static Optional<ExecutionSettings> read(ManifestValue value) {
        return MappingReader.of(value, "a mapping").map(execution -> {
            ExecutionModel model = execution.optional("model")
                    .flatMap(name -> name.choice(List.of(ExecutionModel.values()), ExecutionModel::key))
                    .orElse(ExecutionSettings.DEFAULT.model());
            Optional<ManifestValue> instances = execution.optional("instances");
            Optional<Integer> count = instances.flatMap(number -> number.integer(1, MAX_INSTANCES));
            Optional<ManifestValue> state = execution.optional("stateful");
            boolean stateful = state.flatMap(ManifestValue::bool).orElse(false);
            if (model == ExecutionModel.EVENT_LOOP) {
                instances.ifPresent(number -> number.wrongValue(NO_COUNT));
                state.filter(found -> stateful).ifPresent(found -> found.wrongValue(NO_STATE));
            }
            Optional<ManifestValue> forgets = execution.optional("fresh");
            boolean fresh = forgets.flatMap(ManifestValue::bool).orElse(false);
            if (stateful && fresh) {
                forgets.get().wrongValue("false, because the plugin is stateful");
            }
            if (stateful && count.isPresent() && count.get() != 1) {
                instances.get().wrongValue("1, because the plugin is stateful");
            }
            List<String> interpreted = execution.optional("interpreted_functions").map(ExecutionReader::functions)
                    .orElse(List.of());
            Optional<ManifestValue> batched = execution.optional("batch");
            batched.filter(found -> model == ExecutionModel.EVENT_LOOP).ifPresent(found -> found.wrongValue(NO_BATCH));
            batched.filter(found -> fresh).ifPresent(found -> found.wrongValue(NO_COMMON_CALL));
            Optional<BatchSettings> batch = batched.flatMap(ExecutionReader::batch);
            execution.reportUnknownKeys();
            return new ExecutionSettings(model, stateful ? 1 : count.orElse(ExecutionSettings.DEFAULT.instances()), stateful,
                    Set.copyOf(interpreted), batch, false, false, fresh && !stateful);
        });
    }

    private static Optional<BatchSettings> batch(ManifestValue value) {
        return MappingReader.of(value, "a mapping").flatMap(batch -> {
            Optional<Duration> window = batch.required("window", WINDOW).flatMap(
                    time -> time.stringOrNumber(text -> Quantities.duration(text, MIN_WINDOW, MAX_WINDOW), WINDOW));
            Optional<Integer> size = batch.required("max-size", "a number from 2 to " + BatchSettings.MAX_SIZE)
                    .flatMap(number -> number.integer(2, BatchSettings.MAX_SIZE));
            batch.reportUnknownKeys();
            return window.flatMap(time -> size.map(events -> new BatchSettings(time, events)));
        });
    }

    private static List<String> functions(ManifestValue value) {
        return value.list(function -> function.stringOrNumber(
                text -> YamlNodes.isNumber(function.node())
                        ? Quantities.integer(text, 0, Integer.MAX_VALUE).map(String::valueOf)
                        : Optional.of(text).filter(ManifestRules.line(1, MAX_FUNCTION_NAME)),
                FUNCTION), "a list of the names or indexes of functions");
    }
}

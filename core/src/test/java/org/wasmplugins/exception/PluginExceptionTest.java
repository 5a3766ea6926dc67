package org.wasmplugins.exception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wasmplugins.ManifestProblem;
import org.wasmplugins.PluginHook;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.PluginVersion;
import org.wasmplugins.ResourceLimit;

class PluginExceptionTest {

    private static final PluginId ID = PluginId.of("word-count");
    private static final PluginVersion VERSION = new PluginVersion("1.2.0");
    private static final PluginOperation OPERATION = new PluginOperation(ID, VERSION, "handle-event");
    private static final ManifestProblem PROBLEM = new ManifestProblem("plugins/a/plugin.yaml", 3, "id", "'A'", "a");

    private interface Maker {
        PluginException make(PluginOperation operation, String problem, Throwable cause);
    }

    static Stream<Arguments> exceptions() {
        return Stream.of(
                of(PluginException::new, RuntimeException.class),
                of(PluginLoadException::new, PluginException.class),
                of(PluginNotFoundException::new, PluginLoadException.class),
                of(RuntimeNotAvailableException::new, PluginLoadException.class),
                of(PluginInitializationException::new, PluginException.class),
                of(DependencyNotMetException::new, PluginInitializationException.class),
                of(PluginExecutionException::new, PluginException.class),
                of(PluginTrapException::new, PluginExecutionException.class),
                of(PluginOverloadedException::new, PluginExecutionException.class),
                of(HostFunctionException::new, PluginExecutionException.class),
                of(PluginCommunicationException::new, PluginException.class),
                of(EventNotSupportedException::new, PluginCommunicationException.class),
                of(PluginSerializationException::new, PluginCommunicationException.class),
                of(PluginDeserializationException::new, PluginCommunicationException.class));
    }

    private static Arguments of(Maker maker, Class<?> parent) {
        return arguments(maker, parent);
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void exception_namesPluginAndOperation(Maker maker, Class<?> parent) {
        var cause = new IllegalStateException("broken");
        var exception = maker.make(OPERATION, "It failed.", cause);
        assertThat(exception).hasMessage("Plugin word-count 1.2.0, handle-event: It failed.").hasCause(cause);
        assertThat(exception.operation()).isEqualTo(OPERATION);
        assertThat(exception.getClass().getSuperclass()).isEqualTo(parent);
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void exceptionWithoutOperation_isRefused(Maker maker, Class<?> parent) {
        assertThatNullPointerException().isThrownBy(() -> maker.make(null, "It failed.", null)).withMessage("operation");
    }

    static Stream<Arguments> makersWithoutCause() {
        return Stream
                .<BiFunction<PluginOperation, String, PluginException>> of(PluginException::new, PluginLoadException::new,
                        PluginNotFoundException::new, RuntimeNotAvailableException::new, PluginInitializationException::new,
                        DependencyNotMetException::new, PluginExecutionException::new, PluginTrapException::new,
                        PluginOverloadedException::new, PluginCancelledException::new, HostFunctionException::new,
                        PluginCommunicationException::new, EventNotSupportedException::new, PluginSerializationException::new,
                        PluginDeserializationException::new)
                .map(Arguments::arguments);
    }

    @ParameterizedTest
    @MethodSource("makersWithoutCause")
    void exceptionWithoutCause_saysTheSame(BiFunction<PluginOperation, String, PluginException> maker) {
        assertThat(maker.apply(OPERATION, "It failed.")).hasMessage("Plugin word-count 1.2.0, handle-event: It failed.")
                .hasNoCause();
    }

    @Test
    void limitsWithoutCause_sayTheSame() {
        assertThat(new PluginLimitException(OPERATION, ResourceLimit.RESPONSE_SIZE, "it was large", "2 bytes", "1 bytes"))
                .hasNoCause().hasMessageContaining("it was large; allowed: 1 bytes (");
        assertThat(new PluginTimeoutException(OPERATION, "it took long", "2 ms", "1 ms")).hasNoCause();
        assertThat(new PluginMemoryLimitException(OPERATION, "it took much", "2 bytes", "1 bytes")).hasNoCause();
        assertThat(new PluginCallDepthException(OPERATION, "it went deep", "2 frames", "1 frames")).hasNoCause();
    }

    @Test
    void operation_saysWhatIsKnown() {
        assertThat(new PluginOperation(null, null, "read the manifest")).hasToString("read the manifest");
        assertThat(new PluginOperation(ID, null, "find it")).hasToString("Plugin word-count, find it");
        assertThat(OPERATION).hasToString("Plugin word-count 1.2.0, handle-event");
        assertThatNullPointerException().isThrownBy(() -> new PluginOperation(ID, VERSION, null)).withMessage("operation");
    }

    @Test
    void operationOfManifest_namesIt() {
        var manifest = PluginManifest.builder(ID, VERSION).module("a.wasm").serialization(List.of()).build();
        assertThat(PluginOperation.of(manifest, "load")).isEqualTo(new PluginOperation(ID, VERSION, "load"));
        assertThat(PluginOperation.of(manifest, PluginHook.HANDLE_EVENT)).isEqualTo(OPERATION);
    }

    @Test
    void problem_readsAsOneLine() {
        assertThat(PROBLEM).hasToString("plugins/a/plugin.yaml:3: key 'id': found 'A'; allowed: a");
        assertThat(new ManifestProblem("plugin.yaml", 1, "", "a list", "a mapping"))
                .hasToString("plugin.yaml:1: found a list; allowed: a mapping");
    }

    @Test
    void problemWithoutParts_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> new ManifestProblem(null, 1, "", "", "")).withMessage("file");
        assertThatNullPointerException().isThrownBy(() -> new ManifestProblem("", 1, null, "", "")).withMessage("key");
        assertThatNullPointerException().isThrownBy(() -> new ManifestProblem("", 1, "", null, "")).withMessage("found");
        assertThatNullPointerException().isThrownBy(() -> new ManifestProblem("", 1, "", "", null)).withMessage("allowed");
    }

    @Test
    void invalidManifest_listsAllProblems() {
        var problems = new ArrayList<>(List.of(PROBLEM, new ManifestProblem("b.yaml", 1, "", "nothing", "a mapping")));
        var exception = new InvalidManifestException(problems);
        problems.clear();
        assertThat(exception).isInstanceOf(PluginLoadException.class).hasNoCause();
        assertThat(exception.getMessage().lines().map(String::strip)).containsExactly("read the manifest: 2 problems",
                "plugins/a/plugin.yaml:3: key 'id': found 'A'; allowed: a",
                "b.yaml:1: found nothing; allowed: a mapping");
        assertThat(exception.problems()).hasSize(2);
        assertThat(exception.operation()).hasToString("read the manifest");
    }

    @Test
    void serializedCopy_keepsMessageOnly() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(new PluginTrapException(OPERATION, "It failed."));
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            var copy = (PluginTrapException) in.readObject();
            assertThat(copy).hasMessage("Plugin word-count 1.2.0, handle-event: It failed.");
            assertThat(copy.operation()).isNull();
        }
    }

    @Test
    void denial_hasItsReason() {
        var denial = new PermissionDeniedException(OPERATION, DenialReason.NOT_GRANTED, "it may not.");
        assertThat(denial).isInstanceOf(PluginExecutionException.class)
                .hasMessage("Plugin word-count 1.2.0, handle-event: it may not.");
        assertThat(denial.reason()).isEqualTo(DenialReason.NOT_GRANTED);
    }

    @Test
    void limit_isNamedWithWhatWasObservedAndAllowedAndWhatChangesIt() {
        var exception = new PluginTimeoutException(OPERATION, "it was stopped after 101 ms", "101 ms", "100 ms");
        assertThat(exception).isInstanceOf(PluginLimitException.class)
                .hasMessage("Plugin word-count 1.2.0, handle-event: it was"
                        + " stopped after 101 ms; allowed: 100 ms (permissions.resources.max_execution_time in its plugin.yaml, which"
                        + " quarkus.wasm-plugins.plugins.\"word-count\".limits.max-execution-time and"
                        + " quarkus.wasm-plugins.defaults.limits.max-execution-time can lower).");
        assertThat(exception.limit()).isEqualTo(ResourceLimit.EXECUTION_TIME);
        assertThat(exception.observed()).isEqualTo("101 ms");
        assertThat(exception.allowed()).isEqualTo("100 ms");
        assertThat(new PluginMemoryLimitException(OPERATION, "p", "o", "a").limit()).isEqualTo(ResourceLimit.MEMORY);
        assertThat(new PluginCallDepthException(OPERATION, "p", "o", "a").limit()).isEqualTo(ResourceLimit.CALL_DEPTH);
    }
}

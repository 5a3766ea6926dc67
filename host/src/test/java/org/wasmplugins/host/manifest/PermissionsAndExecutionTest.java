package org.wasmplugins.host.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.wasmplugins.host.manifest.Manifests.parseMinimalAnd;
import static org.wasmplugins.host.manifest.Manifests.problem;
import static org.wasmplugins.host.manifest.Manifests.problemsOfMinimalAnd;

import java.time.Duration;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.FilesystemAccess;
import org.wasmplugins.PluginId;
import org.wasmplugins.PluginManifest;
import org.wasmplugins.ResourceLimits;

class PermissionsAndExecutionTest {

    private static final String TIME = "; allowed: a duration from 1ms to 24h, such as 500ms, 5s, 1m or 2h";
    private static final String MEMORY = "; allowed: a size from 64KiB (65536 bytes) to 2147418112 bytes, such as 65536, "
            + "50MB or 64MiB";
    private static final String RESPONSE = "; allowed: a size from 1 byte to 1GB, such as 65536, 1MB or 64KiB";
    private static final String FUNCTION = "; allowed: the name of a function (1 to 1000 characters) or its index";

    @ParameterizedTest
    @CsvSource({ "1ms, PT0.001S", "500ms, PT0.5S", "5s, PT5S", "1m, PT1M", "2h, PT2H", "24h, PT24H", "86400000ms, PT24H" })
    void durations_areRead(String text, Duration expected) {
        assertThat(limits("max_execution_time: " + text).maxExecutionTime()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({ "65536, 65536", "'\"65536\"', 65536", "65536B, 65536", "66KB, 66000", "64KiB, 65536", "50MB, 50000000",
            "1MiB, 1048576", "1GB, 1000000000", "1GiB, 1073741824", "2147418112, 2147418112" })
    void sizes_areRead(String text, long expected) {
        assertThat(limits("max_memory: " + text).maxMemoryBytes()).isEqualTo(expected);
    }

    @Test
    void smallestAndLargestLimits_areFine() {
        assertThat(limits("max_call_depth: 1, max_response_size: 1"))
                .isEqualTo(new ResourceLimits(Duration.ofSeconds(5), 50_000_000, 1, 1));
        assertThat(limits("max_call_depth: 100000, max_response_size: 1GB"))
                .isEqualTo(new ResourceLimits(Duration.ofSeconds(5), 50_000_000, 100_000, 1_000_000_000));
    }

    @ParameterizedTest
    @ValueSource(strings = { "0s", "5", "-5s", "5 s", "1.5s", "5S", "5d", "25h", "86400001ms", "s",
            "99999999999999999999999s", "999999999999999999h" })
    void badDuration_isProblem(String text) {
        assertThat(problemsOfResources("max_execution_time: " + text)).containsExactly(
                problem(7, "key 'permissions.resources.max_execution_time': found '" + text + "'" + TIME));
    }

    @ParameterizedTest
    @ValueSource(strings = { "64KB", "65535", "0", "-1", "1e9", "50mb", "50 MB", "2GiB", "2147418113", "3GB", "MB",
            "999999999999999999GB" })
    void badSize_isProblem(String text) {
        assertThat(problemsOfResources("max_memory: " + text)).containsExactly(
                problem(7, "key 'permissions.resources.max_memory': found '" + text + "'" + MEMORY));
    }

    @ParameterizedTest
    @MethodSource("badPermissions")
    void badPermission_isProblem(String line, String expected) {
        assertThat(problemsOfMinimalAnd(line + "\n")).containsExactly(problem(7, expected));
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://a.com", "a.com:0", "a.com:", "a.com:123456", "*.a.com", "a..com", "-a.com", "a.com.",
            "a b", "::1", "" })
    void badHost_isProblem(String host) {
        assertThat(problemsOfMinimalAnd("permissions: { capabilities: { network: ['" + host + "'] } }\n"))
                .containsExactly(problem(7, "key 'permissions.capabilities.network[0]': found '" + host + "'; allowed: "
                        + "the name of a host without protocol, with its port if that is not 80 or 443, such as api.example.com"
                        + " or api.example.com:8443"));
    }

    @Test
    void hostTwiceInOtherCase_isProblem() {
        assertThat(problemsOfMinimalAnd("permissions: { capabilities: { network: [a.com, A.COM] } }\n"))
                .containsExactly(problem(7, "key 'permissions.capabilities.network[1]': found 'A.COM' a second time; "
                        + "allowed: each value once"));
    }

    @ParameterizedTest
    @CsvSource({ "none, NONE", "read-only, READ_ONLY", "read-write, READ_WRITE" })
    void filesystem_isRead(String text, FilesystemAccess expected) {
        PluginManifest manifest = parseMinimalAnd(
                "permissions: { capabilities: { network: false, filesystem: " + text + " } }\n");
        assertThat(manifest.permissions().capabilities().filesystem()).isEqualTo(expected);
        assertThat(manifest.permissions().capabilities().networkHosts()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("badExecution")
    void badExecutionSetting_isProblem(String line, String expected) {
        assertThat(problemsOfMinimalAnd(line + "\n")).containsExactly(problem(7, expected));
    }

    static Stream<Arguments> badPermissions() {
        return Stream.of(
                arguments("permissions:", "key 'permissions': found nothing; allowed: a mapping"),
                arguments("permissions: { host_functions: get }", "key 'permissions.host_functions': found 'get' "
                        + "(a string); allowed: a list of the names of host functions"),
                arguments("permissions: { host_functions: ['get file'] }", "key 'permissions.host_functions[0]': found "
                        + "'get file'; allowed: the name of a host function: 1 to 100 letters, digits, '_', '.' and '-'"),
                arguments("permissions: { host_functions: [a, b, a] }",
                        "key 'permissions.host_functions[2]': found 'a' a second time; allowed: each value once"),
                arguments("permissions: { hostFunctions: [] }", "key 'permissions.hostFunctions': found an unknown key; "
                        + "allowed: host_functions, channels, resources, capabilities; did you mean 'host_functions'?"),
                arguments("permissions: { channels: [Tokenizer] }",
                        "key 'permissions.channels[0]': found 'Tokenizer'; allowed: " + PluginId.ALLOWED),
                arguments("permissions: { channels: a }", "key 'permissions.channels': found 'a' (a string); allowed: "
                        + "a list of the ids of plugins"),
                arguments("permissions: { resources: [] }",
                        "key 'permissions.resources': found an empty list; allowed: a mapping"),
                arguments("permissions: { resources: { max_execution_time: true } }",
                        "key 'permissions.resources.max_execution_time': found 'true' (a boolean)" + TIME),
                arguments("permissions: { resources: { max_call_depth: 0 } }", "key 'permissions.resources."
                        + "max_call_depth': found '0'; allowed: a whole number from 1 to 100000"),
                arguments("permissions: { resources: { max_call_depth: 100001 } }", "key 'permissions.resources."
                        + "max_call_depth': found '100001'; allowed: a whole number from 1 to 100000"),
                arguments("permissions: { resources: { max_call_depth: deep } }", "key 'permissions.resources."
                        + "max_call_depth': found 'deep' (a string); allowed: a whole number from 1 to 100000"),
                arguments("permissions: { resources: { max_response_size: 0 } }",
                        "key 'permissions.resources.max_response_size': found '0'" + RESPONSE),
                arguments("permissions: { resources: { max_response_size: 1GiB } }",
                        "key 'permissions.resources.max_response_size': found '1GiB'" + RESPONSE),
                arguments("permissions: { resources: { max_memori: 1MB } }", "key 'permissions.resources.max_memori': "
                        + "found an unknown key; allowed: max_execution_time, max_memory, max_call_depth, "
                        + "max_response_size; did you mean 'max_memory'?"),
                arguments("permissions: { capabilities: all }",
                        "key 'permissions.capabilities': found 'all' (a string); allowed: a mapping"),
                arguments("permissions: { capabilities: { network: true } }", "key 'permissions.capabilities.network': "
                        + "found 'true' (a boolean); allowed: false or a list of hosts"),
                arguments("permissions: { capabilities: { filesystem: write } }", "key 'permissions.capabilities."
                        + "filesystem': found 'write'; allowed: none, read-only, read-write"),
                arguments("permissions: { capabilities: { filesystem: read_only } }", "key 'permissions.capabilities."
                        + "filesystem': found 'read_only'; allowed: none, read-only, read-write; did you mean "
                        + "'read-only'?"),
                arguments("permissions: { capabilities: { env: true } }", "key 'permissions.capabilities.env': found "
                        + "an unknown key; allowed: network, filesystem"));
    }

    static Stream<Arguments> badExecution() {
        return Stream.of(
                arguments("execution: worker", "key 'execution': found 'worker' (a string); allowed: a mapping"),
                arguments("execution: { model: event_loop }",
                        "key 'execution.model': found 'event_loop'; allowed: worker, event-loop, virtual-thread; did you mean "
                                + "'event-loop'?"),
                arguments("execution: { instances: 0 }",
                        "key 'execution.instances': found '0'; allowed: a whole number from 1 to 1000"),
                arguments("execution: { instances: 1001 }",
                        "key 'execution.instances': found '1001'; allowed: a whole number from 1 to 1000"),
                arguments("execution: { instances: '4' }",
                        "key 'execution.instances': found '4' (a string); allowed: a whole number from 1 to 1000"),
                arguments("execution: { stateful: yes }",
                        "key 'execution.stateful': found 'yes' (a string); allowed: true or false"),
                arguments("execution: { stateful: true, instances: 2 }",
                        "key 'execution.instances': found '2'; allowed: 1, because the plugin is stateful"),
                arguments("execution: { model: event-loop, instances: 1 }", "key 'execution.instances': found '1'; allowed: "
                        + "nothing, because the model is event-loop: each event loop has one instance"),
                arguments("execution: { model: event-loop, stateful: true }",
                        "key 'execution.stateful': found 'true'; allowed: "
                                + "false, because the model is event-loop: each event loop has an instance of its own"),
                arguments("execution: { model: event-loop, batch: { window: 5ms, max-size: 2 } }",
                        "key 'execution.batch': found a mapping; allowed: nothing, because the model is event-loop: "
                                + "a batch waits for others, and no event loop does"),
                arguments("execution: { batches: {} }", "key 'execution.batches': found an unknown key; allowed: model, "
                        + "instances, stateful, fresh, interpreted_functions, batch; did you mean 'batch'?"),
                arguments("execution: { stateful: true, fresh: true }",
                        "key 'execution.fresh': found 'true'; allowed: false, because the plugin is stateful"),
                arguments("execution: { fresh: true, batch: { window: 5ms, max-size: 2 } }", "key 'execution.batch': found a"
                        + " mapping; allowed: nothing, because the plugin is fresh: the events of a batch share a call"),
                arguments("execution: { batch: true }", "key 'execution.batch': found 'true' (a boolean); allowed: a mapping"),
                arguments("execution: { batch: { window: 5ms } }",
                        "key 'execution.batch.max-size': found nothing; allowed: a number from 2 to 10000"),
                arguments("execution: { batch: { window: 2m, max-size: 2 } }",
                        "key 'execution.batch.window': found '2m'; allowed: a duration from 1ms to 1m, such as 5ms"),
                arguments("execution: { batch: { window: 5ms, max-size: 1 } }",
                        "key 'execution.batch.max-size': found '1'; allowed: a whole number from 2 to 10000"),
                arguments("execution: { interpreted_functions: main }", "key 'execution.interpreted_functions': found "
                        + "'main' (a string); allowed: a list of the names or indexes of functions"),
                arguments("execution: { interpreted_functions: [-1] }",
                        "key 'execution.interpreted_functions[0]': found '-1'" + FUNCTION),
                arguments("execution: { interpreted_functions: [1.5] }",
                        "key 'execution.interpreted_functions[0]': found '1.5'" + FUNCTION),
                arguments("execution: { interpreted_functions: [''] }",
                        "key 'execution.interpreted_functions[0]': found ''" + FUNCTION),
                arguments("execution: { interpreted_functions: [true] }",
                        "key 'execution.interpreted_functions[0]': found 'true' (a boolean)" + FUNCTION));
    }

    private static ResourceLimits limits(String resources) {
        return parseMinimalAnd("permissions: { resources: { " + resources + " } }\n").permissions().limits();
    }

    private static Iterable<String> problemsOfResources(String resources) {
        return problemsOfMinimalAnd("permissions: { resources: { " + resources + " } }\n");
    }
}

package org.wasmplugins.host.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wasmplugins.host.spi.NearestName;

class NearestNameTest {

    private static final List<String> NAMES = List.of("id", "runtime", "events", "host_functions", "get_file_content");

    @ParameterizedTest
    @CsvSource({ "runtme, runtime", "runtmie, runtime", "runtimes, runtime", "RUNTIME, runtime", "ids, id", "evnets, events",
            "hostFunctions, host_functions", "get_file_contents, get_file_content", "getFileContent, get_file_content" })
    void slip_findsName(String wrong, String expected) {
        assertThat(NearestName.of(wrong, NAMES)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "language", "run", "read_file", "functions" })
    void otherName_findsNothing(String wrong) {
        assertThat(NearestName.of(wrong, NAMES)).isEmpty();
    }

    @Test
    void severalEquallyClose_findsFirstInAlphabet() {
        assertThat(NearestName.of("cat", Set.of("rat", "bat", "hat"))).contains("bat");
    }

    @Test
    void closestOfSeveral_isFound() {
        assertThat(NearestName.of("max_memry", List.of("max_mem", "max_memory"))).contains("max_memory");
    }

    @Test
    void noCandidates_findsNothing() {
        assertThat(NearestName.of("id", List.of())).isEmpty();
    }

    @Test
    void hugeName_findsNothing() {
        assertThat(NearestName.of("x".repeat(1_000_000), List.of("x".repeat(1_000_000)))).isEmpty();
    }
}

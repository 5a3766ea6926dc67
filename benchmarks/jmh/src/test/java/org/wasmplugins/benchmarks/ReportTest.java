package org.wasmplugins.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

import com.fasterxml.jackson.databind.ObjectMapper;

class ReportTest {

    @TempDir
    Path folder;

    @Test
    void rounds_becomeTheirMedianAndARatioByCpuTime() throws Exception {
        report("sha256 native 100.00 110.00", "sha256 ours 190.00 900.00", "sha256 ours 9000.00 300.00",
                "sha256 ours 200.00 400.00");

        var results = new ObjectMapper().readTree(folder.resolve("results.json").toFile());

        assertThat(results).hasSize(2);
        var ours = results.get(1);
        assertThat(ours.fieldNames()).toIterable().containsExactly("benchmark", "engine", "cpuNs", "wallNs", "ratioToNative");
        assertThat(ours.get("cpuNs").asDouble()).isEqualTo(200);
        assertThat(ours.get("wallNs").asDouble()).isEqualTo(400);
        assertThat(ours.get("ratioToNative").asDouble()).isEqualTo(2);
    }

    @Test
    void evenNumberOfRounds_hasItsMedianInBetween() {
        var results = Result.of(List.of(new Figure("nbody", "ours", 1, 3), new Figure("nbody", "ours", 2, 5)));

        assertThat(results).containsExactly(new Result("nbody", "ours", 1.5, 4, null));
    }

    @Test
    void geometricMean_isOfWhatComputesAlone() {
        var figures = new ArrayList<Figure>();
        double[] ratios = { 1, 2, 4, 8, 1_000, 1_000, 1_000 };
        for (var kernel : Kernel.values()) {
            figures.add(new Figure(kernel.key(), "native", 10, 10));
            figures.add(new Figure(kernel.key(), "ours", 10 * ratios[kernel.ordinal()], 10));
        }

        assertThat(Report.geometricMean(Result.of(figures), "ours").orElseThrow()).isEqualTo(Math.sqrt(8), offset(1e-9));
        assertThat(Report.geometricMean(Result.of(figures), "another")).isEmpty();
    }

    @Test
    void tables_haveARowOfEachEngineAndOfEachMeasurementOfTheApplication() throws Exception {
        report("sha256 native 100.00 110.00", "sha256 ours 250.00 900.00", "http-icons java 2000.00 4000.00",
                "http-icons plugin 3000.00 5000.00");

        assertThat(Files.readString(folder.resolve("results.adoc"))).startsWith("Measured once.\n\n")
                .contains("| ours | 2.50 | - | - | - | - |").contains("| http-icons | java | 2.00 | 4.00 | 1.00")
                .contains("|  | plugin | 3.00 | 5.00 | 1.50");
    }

    @Test
    void tables_haveNoRatioToWhatTookLessThanTheClockSees() throws Exception {
        report("first-call 100-KB 0.00 250.00", "first-call 200-KB 10000000.00 300.00");

        assertThat(Files.readString(folder.resolve("results.adoc"))).contains("| 200-KB | 10000 | 0.300 | -\n");
    }

    @Test
    void chart_isASvgWithABarForEachEngine() throws Exception {
        var lines = new ArrayList<String>();
        for (var kernel : Kernel.values()) {
            lines.add(kernel.key() + " native 10.00 10.00");
            lines.add(kernel.key() + " wasmtime 20.00 20.00");
        }
        report(lines.toArray(String[]::new));

        var svg = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(folder.resolve("results.svg")))));

        assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(4);
        assertThat(svg.getDocumentElement().getTextContent()).contains("wasmtime", "2.00");
    }

    private void report(String... figures) throws Exception {
        Report.main(Files.write(folder.resolve("figures"), List.of(figures)).toString(), folder.toString(), "Measured once.");
    }
}

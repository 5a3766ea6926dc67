package org.wasmplugins.exception;

import java.util.List;
import java.util.stream.Collectors;

import org.wasmplugins.ManifestProblem;

/** A manifest has mistakes; the message lists all of them. */
public class InvalidManifestException extends PluginLoadException {

    private static final long serialVersionUID = 1L;

    private final transient List<ManifestProblem> problems;

    /**
     * @param problems the mistakes, at least one
     */
    public InvalidManifestException(List<ManifestProblem> problems) {
        super(new PluginOperation(null, null, "read the manifest"), describe(problems), null);
        this.problems = List.copyOf(problems);
    }

    private static String describe(List<ManifestProblem> problems) {
        var count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return problems.stream().map(ManifestProblem::toString).collect(Collectors.joining("\n  ", count + "\n  ", ""));
    }

    /**
     * @return the mistakes, in the order of their lines; null only in a deserialized copy
     */
    public List<ManifestProblem> problems() {
        return problems;
    }
}

package org.wasmplugins.host.manifest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.wasmplugins.ManifestProblem;
import org.wasmplugins.exception.InvalidManifestException;

/** Collects the problems of one manifest. */
final class Problems {

    /** Keeps the message readable if a file consists of mistakes. */
    static final int MAX = 100;

    private final String file;
    private final List<ManifestProblem> problems = new ArrayList<>();
    private boolean more;

    Problems(String file) {
        this.file = file;
    }

    void add(int line, String key, String found, String allowed) {
        if (problems.size() == MAX) {
            more = true;
        } else {
            problems.add(new ManifestProblem(file, line, key, found, allowed));
        }
    }

    /** Makes the exception for a problem after which the rest cannot be read. */
    InvalidManifestException fatal(int line, String found, String allowed) {
        add(line, "", found, allowed);
        return exception();
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw exception();
        }
    }

    InvalidManifestException exception() {
        var sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparingInt(ManifestProblem::line));
        if (more) {
            int last = sorted.get(MAX - 1).line();
            sorted.add(new ManifestProblem(file, last, "", "more problems than the " + MAX + " above", "none"));
        }
        return new InvalidManifestException(sorted);
    }
}

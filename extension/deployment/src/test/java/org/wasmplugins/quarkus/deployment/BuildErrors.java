package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;

/** What a failed build or start says. */
final class BuildErrors {

    private BuildErrors() {
    }

    /** Each of the sentences stands in the messages of the failure. */
    static Consumer<Throwable> contain(String... sentences) {
        return failure -> assertThat(messages(failure)).contains(sentences);
    }

    /** The build reports exactly one problem, this one. */
    static Consumer<Throwable> are(String sentence) {
        return failure -> assertThat(messages(failure)).contains(sentence).doesNotContain("deployment problems");
    }

    private static String messages(Throwable failure) {
        var messages = new StringBuilder();
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause.getMessage()).append('\n');
        }
        return messages.toString();
    }
}

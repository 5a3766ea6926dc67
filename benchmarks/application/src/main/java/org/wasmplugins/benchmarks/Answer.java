package org.wasmplugins.benchmarks;

import io.smallrye.mutiny.Uni;

/** Takes what is there at once. */
final class Answer<T> {

    private T value;
    private Throwable failure;

    private Answer() {
    }

    static <T> T of(Uni<T> later) {
        var answer = new Answer<T>();
        later.subscribe().with(value -> answer.value = value, failure -> answer.failure = failure);
        if (answer.value == null) {
            throw new IllegalStateException("The plugin has not answered at once.", answer.failure);
        }
        return answer.value;
    }
}

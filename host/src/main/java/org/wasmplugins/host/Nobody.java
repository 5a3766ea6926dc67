package org.wasmplugins.host;

import java.util.function.Consumer;

/** Is told things and does nothing. One class wherever nobody listens, for the reason of {@link Always}. */
final class Nobody<T> implements Consumer<T> {

    @Override
    public void accept(T news) {
        // nobody listens
    }
}

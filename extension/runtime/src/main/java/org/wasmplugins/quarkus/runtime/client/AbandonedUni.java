package org.wasmplugins.quarkus.runtime.client;

import java.util.concurrent.atomic.AtomicBoolean;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.operators.UniOperator;
import io.smallrye.mutiny.operators.uni.UniOperatorProcessor;
import io.smallrye.mutiny.subscription.UniSubscriber;

/** Wraps a {@code Uni} and reports when its subscriber has its item or has cancelled. */
final class AbandonedUni extends UniOperator<Object, Object> {

    private final Attempts attempts;

    AbandonedUni(Uni<Object> guarded, Attempts attempts) {
        super(guarded);
        this.attempts = attempts;
    }

    @Override
    public void subscribe(UniSubscriber<? super Object> subscriber) {
        attempts.wanted();
        AbstractUni.subscribe(upstream(), new Subscription(subscriber, attempts));
    }

    private static final class Subscription extends UniOperatorProcessor<Object, Object> {

        private final Attempts attempts;
        private final AtomicBoolean left = new AtomicBoolean();

        Subscription(UniSubscriber<? super Object> downstream, Attempts attempts) {
            super(downstream);
            this.attempts = attempts;
        }

        private void leave() {
            if (left.compareAndSet(false, true)) {
                attempts.left();
            }
        }

        @Override
        public void onItem(Object item) {
            leave();
            super.onItem(item);
        }

        @Override
        public void onFailure(Throwable failure) {
            leave();
            super.onFailure(failure);
        }

        @Override
        public void cancel() {
            leave();
            super.cancel();
        }
    }
}

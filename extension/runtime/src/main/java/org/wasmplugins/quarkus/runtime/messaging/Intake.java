package org.wasmplugins.quarkus.runtime.messaging;

import java.time.Duration;

/** A source of messages for plugins whose senders do not wait. */
public interface Intake {

    /** Stops the intake. A message that arrives later is neither handled nor refused. */
    void stop();

    /**
     * Waits for the end of the accepted messages. Called only after {@link #stop}. A message that has not ended after this
     * time is not refused either.
     *
     * @param longest the longest time to wait
     */
    void finish(Duration longest);
}

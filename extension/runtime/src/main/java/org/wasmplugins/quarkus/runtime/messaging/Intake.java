package org.wasmplugins.quarkus.runtime.messaging;

import java.time.Duration;

/** A way by which messages come to plugins without anybody who waits for them. */
public interface Intake {

    /** From now on nothing is taken: what comes all the same is neither handled nor refused. */
    void stop();

    /**
     * Waits for the end of what was taken. Only after {@link #stop}. What has not ended then is not refused either.
     *
     * @param longest how long at most
     */
    void finish(Duration longest);
}

package org.wasmplugins.host.internal.time;

import java.time.Duration;

/**
 * How long a start may take, whatever the plugin's manifest says.
 *
 * @param least so long also where the plugin's own time is shorter
 * @param most and no longer where that is longer
 */
public record StartTime(Duration least, Duration most) {

    public static final StartTime DEFAULT = new StartTime(Duration.ZERO, Duration.ofSeconds(30));

    Duration of(Duration own) {
        var atLeast = own.compareTo(least) < 0 ? least : own;
        return atLeast.compareTo(most) < 0 ? atLeast : most;
    }

    /** Returns true if the operator's limit ends a start before the plugin's own time is over. */
    boolean shortens(Duration own) {
        return of(own).compareTo(own) < 0;
    }
}

package org.wasmplugins.quarkus.runtime.observing;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** One call, from the call to its answer. */
@Name("org.wasmplugins.Call")
@Label("WASM Plugin Call")
@Category("WASM Plugins")
@Description("A call of a plugin")
@Enabled(false)
@StackTrace(false)
final class CallRecord extends Event {

    @Label("Plugin")
    String plugin;

    @Label("Event Id")
    String eventId;

    @Label("Outcome")
    String outcome;

    @Label("Guest Thread")
    @Description("The thread on which the plugin ran")
    String guestThread;

    @Label("Waited")
    @Description("How long the call waited for an instance and a thread")
    @Timespan(Timespan.NANOSECONDS)
    long waited;

    @Label("Ran")
    @Description("How long the plugin ran, host functions included")
    @Timespan(Timespan.NANOSECONDS)
    long ran;

    @Label("Memory")
    @Description("The linear memory of the instance after the call")
    @DataAmount(DataAmount.BYTES)
    long memory;
}

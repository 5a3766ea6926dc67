package org.wasmplugins.quarkus.runtime.observing;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One disposed instance. */
@Name("org.wasmplugins.Discard")
@Label("WASM Plugin Discard")
@Category("WASM Plugins")
@Description("An instance of a plugin that was given up")
@Enabled(false)
@StackTrace(false)
final class DiscardRecord extends Event {

    @Label("Plugin")
    String plugin;

    @Label("Cause")
    String cause;
}

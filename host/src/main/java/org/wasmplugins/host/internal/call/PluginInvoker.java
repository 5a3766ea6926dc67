package org.wasmplugins.host.internal.call;

import java.util.concurrent.CompletionStage;

import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.spi.PluginCall;

/** A link of the chain that brings an event to a plugin. Links never block and never throw: a failure is in the result. */
interface PluginInvoker {

    CompletionStage<PluginResponse> invoke(PluginCall call);
}

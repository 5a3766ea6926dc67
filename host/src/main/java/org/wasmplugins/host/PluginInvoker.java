package org.wasmplugins.host;

import java.util.concurrent.CompletionStage;

import org.wasmplugins.PluginResponse;

/**
 * A link of the chain that brings an event to a plugin. Links never block and never throw: what goes wrong is in the
 * result.
 */
interface PluginInvoker {

    CompletionStage<PluginResponse> invoke(PluginCall call);
}

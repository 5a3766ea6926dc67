package org.wasmplugins.host;

import java.util.concurrent.CompletionStage;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginResponse;

/** Brings calls to instances of the pool, on threads that may be blocked. Never blocks and never throws. */
interface BlockingCalls {

    CompletionStage<PluginResponse> invoke(PluginCall call, ExecutionModel model);
}

package org.wasmplugins.host.internal.call;

import java.util.concurrent.CompletionStage;

import org.wasmplugins.ExecutionModel;
import org.wasmplugins.PluginResponse;
import org.wasmplugins.host.spi.PluginCall;

/** Brings calls to instances of the pool, on threads that may be blocked. Never blocks and never throws. */
interface BlockingCalls {

    CompletionStage<PluginResponse> invoke(PluginCall call, ExecutionModel model);
}

package org.wasmplugins.host.spi;

import org.wasmplugins.HostContext;

/** Sends the HTTP requests of plugins. The built-in function {@code http_request} uses it. May be used from any thread. */
public interface HttpRequests {

    /**
     * Sends a request and waits for its answer on the calling thread, no longer than {@link HostContext#remaining}. An
     * interrupt ends the wait. Shows every host that it connects to, redirects included, to {@code access} first.
     *
     * @param request the plugin's request as JSON, not to be trusted
     * @param access decides where the plugin may send requests, not null
     * @param context the plugin's call, not null
     * @return the answer, or the reason why there is none, as JSON, never null
     * @throws org.wasmplugins.exception.PermissionDeniedException if the plugin may not send the request there
     * @throws org.wasmplugins.exception.PluginLimitException if the answer is too large
     * @throws Exception if the wait ends because the plugin's time is over
     */
    String send(String request, NetworkAccess access, HostContext context) throws Exception;
}

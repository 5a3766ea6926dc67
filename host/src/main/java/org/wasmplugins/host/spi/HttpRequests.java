package org.wasmplugins.host.spi;

import org.wasmplugins.HostContext;

/**
 * Sends the HTTP requests of plugins: what the built-in function {@code http_request} does. May be used from any thread.
 */
public interface HttpRequests {

    /**
     * Sends a request and waits for its answer on the calling thread, no longer than {@link HostContext#remaining}; an
     * interrupt ends the wait. Whatever it connects to, redirects included, it shows to {@code access} first.
     *
     * @param request what the plugin wants to send, as JSON, not to be trusted
     * @param access says where the plugin may send requests to, not null
     * @param context the plugin's call, not null
     * @return the answer, or why there is none, as JSON, never null
     * @throws org.wasmplugins.exception.PermissionDeniedException if the plugin may not send it there
     * @throws org.wasmplugins.exception.PluginLimitException if the answer is too large
     * @throws Exception if the wait ends because the plugin's time is over
     */
    String send(String request, NetworkAccess access, HostContext context) throws Exception;
}

package org.wasmplugins.host.spi;

import java.net.InetAddress;

import org.wasmplugins.exception.PermissionDeniedException;

/** Decides where one plugin may send requests. Each denial has a line in the log. May be used from any thread. */
public interface NetworkAccess {

    /**
     * Checks the host of a request.
     *
     * @param host the name of a host as in a URL, without brackets, not null
     * @param port its port
     * @param usual whether this is the default port of the URL's scheme
     * @throws PermissionDeniedException if the plugin may not send requests there
     */
    void checkHost(String host, int port, boolean usual);

    /**
     * Checks an address before a connection to it.
     *
     * @param host a host to which the plugin may send requests, not null
     * @param address an address of that host, not null
     * @throws PermissionDeniedException if the address is not public, and the operator does not let the plugin reach such
     *         addresses
     */
    void checkAddress(String host, InetAddress address);
}

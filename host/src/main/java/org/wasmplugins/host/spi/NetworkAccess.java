package org.wasmplugins.host.spi;

import java.net.InetAddress;

import org.wasmplugins.exception.PermissionDeniedException;

/** Where one plugin may send requests to. Each denial has a line in the log. May be used from any thread. */
public interface NetworkAccess {

    /**
     * @param host the name of a host as it stands in a URL, without brackets, not null
     * @param port its port
     * @param usual whether this is the port that the URL's scheme has anyway
     * @throws PermissionDeniedException if the plugin may not send requests there
     */
    void checkHost(String host, int port, boolean usual);

    /**
     * @param host a host that the plugin may send requests to, not null
     * @param address what its name stands for, not null
     * @throws PermissionDeniedException if the address is not a public one, and the operator does not let the plugin reach
     *         such addresses
     */
    void checkAddress(String host, InetAddress address);
}

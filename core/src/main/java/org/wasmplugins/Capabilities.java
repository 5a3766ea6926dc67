package org.wasmplugins;

import java.util.List;
import java.util.Objects;

/**
 * The resources outside of its sandbox that a plugin requests.
 *
 * @param networkHosts the hosts that the plugin wants to send requests to; empty for none
 * @param filesystem the access to files that the plugin wants
 */
public record Capabilities(List<String> networkHosts, FilesystemAccess filesystem) {

    /** No resources. */
    public static final Capabilities NONE = new Capabilities(List.of(), FilesystemAccess.NONE);

    public Capabilities {
        networkHosts = List.copyOf(networkHosts);
        Objects.requireNonNull(filesystem, "filesystem");
    }
}

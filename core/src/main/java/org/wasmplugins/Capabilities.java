package org.wasmplugins;

import java.util.List;
import java.util.Objects;

/**
 * What a plugin asks to reach outside of its sandbox.
 *
 * @param networkHosts the hosts it wants to send requests to; empty for none
 * @param filesystem what it wants to do with files
 */
public record Capabilities(List<String> networkHosts, FilesystemAccess filesystem) {

    /** Nothing at all. */
    public static final Capabilities NONE = new Capabilities(List.of(), FilesystemAccess.NONE);

    public Capabilities {
        networkHosts = List.copyOf(networkHosts);
        Objects.requireNonNull(filesystem, "filesystem");
    }
}

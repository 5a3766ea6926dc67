package org.wasmplugins.runtime;

import java.util.List;
import java.util.Optional;

import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.LogLevel;
import org.wasmplugins.exception.PermissionDeniedException;

/** The services of the host for one plugin. The host checks calls made through it against the plugin's permissions. */
public interface PluginHost {

    /**
     * @param module the module that the plugin imports the function from, not null
     * @param name the function's name, not null
     * @return the function, if the host has it; a function that the plugin may not call throws
     *         {@link PermissionDeniedException} when called
     */
    Optional<HostFunctionHandler> hostFunction(String module, String name);

    /**
     * @param eventId the event that the plugin handles on the calling thread; null while another hook runs
     * @return the context that a host function gets for the plugin's call on the calling thread, never null
     */
    HostContext callContext(String eventId);

    /**
     * Writes a line of the plugin to the log; the host cuts the line, makes it printable and limits the rate.
     *
     * @param level the importance that the plugin gives the line, not null
     * @param line the line, not null
     */
    void log(LogLevel level, String line);

    /**
     * @return the directories that the plugin may see, never null; none for a plugin that may not use files
     */
    default List<Mount> mounts() {
        return List.of();
    }
}

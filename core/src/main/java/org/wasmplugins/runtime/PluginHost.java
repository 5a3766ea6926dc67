package org.wasmplugins.runtime;

import java.util.List;
import java.util.Optional;

import org.wasmplugins.HostContext;
import org.wasmplugins.HostFunctionHandler;
import org.wasmplugins.LogLevel;
import org.wasmplugins.exception.PermissionDeniedException;

/** What the host offers to one plugin. Calls made through it are already checked against the plugin's permissions. */
public interface PluginHost {

    /**
     * @param module the module that the plugin imports the function from, not null
     * @param name the function's name, not null
     * @return the function, if the host has it; one that the plugin may not call throws {@link PermissionDeniedException}
     *         when it is called
     */
    Optional<HostFunctionHandler> hostFunction(String module, String name);

    /**
     * @param eventId the event that the plugin handles on the calling thread; null while one of its other hooks runs
     * @return what a host function is told of the plugin's call that runs on the calling thread, never null
     */
    HostContext callContext(String eventId);

    /**
     * Takes a line that the plugin wants to have in the log; cut, made printable and bounded in rate.
     *
     * @param level how important the plugin says it is, not null
     * @param line the line, not null
     */
    void log(LogLevel level, String line);

    /**
     * @return the directories that the plugin may see, never null; none where it may not use files
     */
    default List<Mount> mounts() {
        return List.of();
    }
}

package org.wasmplugins.host;

import org.jboss.logging.Logger;
import org.wasmplugins.LoadedPlugin;
import org.wasmplugins.Plugin;
import org.wasmplugins.PluginException;

/** Starts and ends single instances: the only place that runs the hooks, and so the only one that knows their order. */
final class InstanceLifecycle {

    private static final Logger LOG = Logger.getLogger(InstanceLifecycle.class);

    private final LoadedPlugin code;

    InstanceLifecycle(LoadedPlugin code) {
        this.code = code;
    }

    Plugin start() {
        var instance = code.newInstance();
        try {
            instance.onLoad();
            instance.initialize();
            instance.onReady();
        } catch (RuntimeException | Error e) {
            instance.close();
            throw e;
        }
        return instance;
    }

    /** Never fails: an instance that cannot say goodbye is closed all the same. */
    void end(Plugin instance) {
        try (instance) {
            if (instance.isReusable()) {
                instance.onBeforeDispose();
                instance.dispose();
            }
        } catch (PluginException e) {
            LOG.warnf("%s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warnf(e, "Plugin %s: an instance failed while it was disposed.", code.manifest().id());
        }
    }
}

package org.wasmplugins.quarkus.runtime.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.wasmplugins.PluginManifest;
import org.wasmplugins.exception.PluginResponseException;
import org.wasmplugins.host.spi.PluginCalls;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsRuntimeConfig;

import io.vertx.core.Vertx;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;

/** Lets plugins serve addresses of the Vert.x event bus, as configured. */
public final class EventBusAddresses implements Intake {

    /** The failure code for a plugin that answered with an error; the message has the code and the text of the error. */
    static final int PLUGIN_ERROR = 1;
    /** The failure code for a plugin that could not be called or failed. */
    static final int CALL_FAILED = 2;

    private final List<MessageConsumer<Object>> consumers = new ArrayList<>();
    private final Taken taken = new Taken();
    private final EventBus bus;

    /**
     * @param vertx the owner of the event bus
     * @param calls the calls of the plugins
     * @param plugins all plugins
     * @param config the configuration, with the address of each plugin
     * @throws io.quarkus.runtime.configuration.ConfigurationException if the type of a plugin's events is neither configured
     *         nor clear from its manifest, or if the plugin does not list the configured type
     */
    public EventBusAddresses(Vertx vertx, PluginCalls calls, List<PluginManifest> plugins, WasmPluginsRuntimeConfig config) {
        bus = vertx.eventBus();
        for (var plugin : plugins) {
            var own = config.plugins().get(plugin.id().value());
            if (own != null && own.address().isPresent()) {
                var endpoint = new PluginEndpoint(calls, plugin.id(), EventTypes.of(plugin, own.eventType(), "address"));
                consumers.add(bus.consumer(own.address().get(), message -> serve(endpoint, message)));
            }
        }
        if (!consumers.isEmpty()) {
            NumberCodec.register(bus);
        }
    }

    /** Calls the plugin. A message that arrives while the application stops is refused, like all later ones. */
    private void serve(PluginEndpoint endpoint, Message<Object> message) {
        if (!taken.take()) {
            message.fail(CALL_FAILED, "The application stops.");
            return;
        }
        endpoint.call(message.body()).subscribe().with(data -> {
            taken.end();
            var body = PluginEndpoint.toVertx(data);
            message.reply(body, NumberCodec.optionsFor(body));
        }, failure -> {
            taken.end();
            message.fail(failure instanceof PluginResponseException ? PLUGIN_ERROR : CALL_FAILED, failure.getMessage());
        });
    }

    @Override
    public void stop() {
        consumers.forEach(MessageConsumer::unregister);
        taken.stop();
    }

    @Override
    public void finish(Duration longest) {
        taken.finish(longest);
        if (!consumers.isEmpty()) {
            NumberCodec.unregister(bus);
        }
    }
}

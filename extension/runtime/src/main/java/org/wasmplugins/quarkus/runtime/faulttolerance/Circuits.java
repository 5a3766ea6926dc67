package org.wasmplugins.quarkus.runtime.faulttolerance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.wasmplugins.PluginId;
import org.wasmplugins.quarkus.runtime.client.ClientMethod;

import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;

/** The circuits of plugins: of events that are sent, and of clients. */
public final class Circuits {

    private final PluginGuards guards;
    private final List<ClientMethod> clientMethods;

    /**
     * @param guards know the circuits of events that are sent
     * @param clientMethods know those of clients
     */
    public Circuits(PluginGuards guards, List<ClientMethod> clientMethods) {
        this.guards = guards;
        this.clientMethods = clientMethods;
    }

    /**
     * @param plugin a plugin
     * @return whether its circuits are {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN}, under what they are called in a check
     */
    public Map<String, String> states(PluginId plugin) {
        var states = new TreeMap<String, String>();
        guards.circuit(plugin).ifPresent(state -> states.put("circuit", state));
        clientMethods.stream().filter(method -> method.plugin().equals(plugin.value())).map(ClientMethod::circuit)
                .flatMap(Optional::stream).distinct()
                .forEach(circuit -> state(circuit).ifPresent(state -> states.put("circuit." + circuit, state)));
        return states;
    }

    /** Fault tolerance knows circuits by their names alone; a guard of the application may have none that is known. */
    static Optional<String> state(String circuit) {
        try {
            return Optional.of(CircuitBreakerMaintenance.get().currentState(circuit).name());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

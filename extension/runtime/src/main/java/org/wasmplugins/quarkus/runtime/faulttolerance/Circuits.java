package org.wasmplugins.quarkus.runtime.faulttolerance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.wasmplugins.PluginId;
import org.wasmplugins.quarkus.runtime.client.ClientMethod;

import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;

/** The circuits of plugins: those of sent events, and those of clients. */
public final class Circuits {

    private final PluginGuards guards;
    private final List<ClientMethod> clientMethods;

    /**
     * @param guards the guards, which know the circuits of sent events
     * @param clientMethods the methods of clients, which know the circuits of clients
     */
    public Circuits(PluginGuards guards, List<ClientMethod> clientMethods) {
        this.guards = guards;
        this.clientMethods = clientMethods;
    }

    /**
     * @param plugin a plugin
     * @return the states of its circuits, {@code CLOSED}, {@code OPEN} or {@code HALF_OPEN}, by the names that the health
     *         check uses
     */
    public Map<String, String> states(PluginId plugin) {
        var states = new TreeMap<String, String>();
        guards.circuit(plugin).ifPresent(state -> states.put("circuit", state));
        clientMethods.stream().filter(method -> method.plugin().equals(plugin.value())).map(ClientMethod::circuit)
                .flatMap(Optional::stream).distinct()
                .forEach(circuit -> state(circuit).ifPresent(state -> states.put("circuit." + circuit, state)));
        return states;
    }

    /**
     * Returns the state of a circuit. Fault tolerance finds circuits by their names only, and a guard of the application may
     * have an unknown name.
     */
    static Optional<String> state(String circuit) {
        try {
            return Optional.of(CircuitBreakerMaintenance.get().currentState(circuit).name());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}

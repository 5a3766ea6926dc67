package org.wasmplugins.quarkus.deployment.item;

import java.util.Comparator;
import java.util.List;

import org.wasmplugins.quarkus.runtime.client.ClientMethod;

import io.quarkus.builder.item.MultiBuildItem;

/** A method of a plugin client. Generated code calls it by its number. */
public final class ClientMethodBuildItem extends MultiBuildItem {

    private final int number;
    private final ClientMethod method;

    public ClientMethodBuildItem(int number, ClientMethod method) {
        this.number = number;
        this.method = method;
    }

    public ClientMethod method() {
        return method;
    }

    /** Returns the methods in order. The index of each is its number. */
    public static List<ClientMethod> inOrder(List<ClientMethodBuildItem> methods) {
        return methods.stream().sorted(Comparator.comparingInt(item -> item.number)).map(item -> item.method).toList();
    }
}

package org.wasmplugins.quarkus.deployment.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;
import org.wasmplugins.quarkus.deployment.type.DotNames;
import org.wasmplugins.quarkus.deployment.type.JavaTypes;
import org.wasmplugins.quarkus.deployment.type.TypeArguments;

/** Collects the methods that a plugin client has to implement. */
final class ClientSignatures {

    /** The methods that every object has, even if an interface declares them too. */
    private static final Set<String> OF_OBJECTS = Arrays.stream(Object.class.getMethods())
            .map(method -> ClientSignature.key(method.getName(), org.objectweb.asm.Type.getMethodDescriptor(method)))
            .collect(Collectors.toSet());

    private final IndexView index;
    private final Map<String, ClientSignature> methods = new LinkedHashMap<>();

    private ClientSignatures(IndexView index) {
        this.index = index;
    }

    /** Returns the abstract methods of the interface and of its super-interfaces, each once. */
    static Collection<ClientSignature> of(ClassInfo client, IndexView index) {
        var collected = new ClientSignatures(index);
        collected.collect(client, Map.of());
        return collected.methods.values().stream().filter(signature -> Modifier.isAbstract(signature.method().flags()))
                .toList();
    }

    /** Returns all clients and their super-interfaces. */
    static Set<DotName> interfaces(IndexView index) {
        var names = new HashSet<DotName>();
        for (var annotation : index.getAnnotations(DotNames.PLUGIN_CLIENT)) {
            add(annotation.target().asClass(), index, names);
        }
        return names;
    }

    private static void add(ClassInfo type, IndexView index, Set<DotName> names) {
        if (names.add(type.name())) {
            type.interfaceNames().stream().map(index::getClassByName).filter(Objects::nonNull)
                    .forEach(parent -> add(parent, index, names));
        }
    }

    private void collect(ClassInfo type, Map<String, Type> arguments) {
        for (var method : type.methods()) {
            var signature = new ClientSignature(method, arguments, new LinkedHashSet<>());
            if (method.isBridge() || OF_OBJECTS.contains(signature.key())) {
                continue;
            }
            var first = methods.putIfAbsent(signature.key(), signature);
            var bridges = (first == null ? signature : first).bridges();
            bridges.add(method.descriptor());
            bridges.add(signature.descriptor());
            bridges.remove((first == null ? signature : first).descriptor());
        }
        for (var parent : type.interfaceTypes()) {
            var parentClass = find(parent);
            collect(parentClass, TypeArguments.of(parentClass, parent, arguments));
        }
    }

    /**
     * Finds the class of an interface. An interface of the JDK, or of a jar without an index, is read from its class file.
     */
    private ClassInfo find(Type parent) {
        var indexed = index.getClassByName(parent.name());
        if (indexed != null) {
            return indexed;
        }
        try {
            return Index.singleClass(JavaTypes.of(Type.create(parent.name(), Type.Kind.CLASS)).rawClass());
        } catch (IOException e) {
            throw new UncheckedIOException("The class " + parent.name() + " cannot be read.", e);
        }
    }
}

package org.wasmplugins.quarkus.deployment.client;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Qualifier;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.ParameterizedType;
import org.jboss.jandex.Type;
import org.wasmplugins.quarkus.runtime.client.NoClient;

import io.quarkus.arc.deployment.SyntheticBeanBuildItem;

/**
 * The bean of a plugin client that cannot be implemented. With this bean the build reports the problem of the client or its
 * plugin. Without it, the build would first and only report the injection points.
 */
final class ClientStandIn {

    private static final DotName QUALIFIER = DotName.createSimple(Qualifier.class);

    private ClientStandIn() {
    }

    static SyntheticBeanBuildItem of(ClassInfo client, IndexView index) {
        var bean = SyntheticBeanBuildItem.configure(Object.class).identifier(client.name().toString()).addType(type(client))
                .scope(Dependent.class).defaultBean().creator(NoClient.class);
        for (var annotation : client.declaredAnnotations()) {
            var type = index.getClassByName(annotation.name());
            if (type != null && type.hasDeclaredAnnotation(QUALIFIER)) {
                bean.addQualifier(annotation);
            }
        }
        return bean.done();
    }

    /** Returns the type with its type variables, so that it fits any type argument of an injection point. */
    private static Type type(ClassInfo client) {
        return client.typeParameters().isEmpty() ? Type.create(client.name(), Type.Kind.CLASS)
                : ParameterizedType.create(client.name(), client.typeParameters().toArray(Type[]::new));
    }
}

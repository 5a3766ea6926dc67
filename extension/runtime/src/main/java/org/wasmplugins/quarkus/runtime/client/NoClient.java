package org.wasmplugins.quarkus.runtime.client;

import io.quarkus.arc.BeanCreator;
import io.quarkus.arc.SyntheticCreationalContext;

/**
 * Takes the place of a client that cannot be implemented, so that the build can report all problems. The build then fails.
 */
public final class NoClient implements BeanCreator<Object> {

    /** Called by the CDI container. */
    public NoClient() {
    }

    @Override
    public Object create(SyntheticCreationalContext<Object> context) {
        throw new IllegalStateException("The build of this application did not succeed.");
    }
}

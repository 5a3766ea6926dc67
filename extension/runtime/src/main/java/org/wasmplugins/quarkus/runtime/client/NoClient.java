package org.wasmplugins.quarkus.runtime.client;

import io.quarkus.arc.BeanCreator;
import io.quarkus.arc.SyntheticCreationalContext;

/** In the place of a client that cannot be implemented, so that the build can say all that is wrong; such a build fails. */
public final class NoClient implements BeanCreator<Object> {

    /** For the container. */
    public NoClient() {
    }

    @Override
    public Object create(SyntheticCreationalContext<Object> context) {
        throw new IllegalStateException("The build of this application did not succeed.");
    }
}

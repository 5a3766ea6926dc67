package org.wasmplugins.quarkus.deployment;

import java.util.concurrent.CompletionStage;

import org.jboss.jandex.DotName;
import org.wasmplugins.quarkus.HostFunction;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

final class DotNames {

    static final DotName HOST_FUNCTION = DotName.createSimple(HostFunction.class);
    static final DotName UNI = DotName.createSimple(Uni.class);
    static final DotName MULTI = DotName.createSimple(Multi.class);
    static final DotName COMPLETION_STAGE = DotName.createSimple(CompletionStage.class);

    private DotNames() {
    }
}

package org.wasmplugins.quarkus.deployment;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import jakarta.ws.rs.Priorities;

import org.wasmplugins.exception.PluginException;
import org.wasmplugins.quarkus.runtime.config.WasmPluginsBuildTimeConfig;
import org.wasmplugins.quarkus.runtime.problem.PluginAnswerJson;
import org.wasmplugins.quarkus.runtime.problem.ProblemDetails;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.resteasy.reactive.server.spi.UnwrappedExceptionBuildItem;
import io.quarkus.resteasy.reactive.spi.ExceptionMapperBuildItem;
import io.smallrye.mutiny.CompositeException;

/** Gives HTTP clients a problem document for a plugin's failure, if the application has Quarkus REST. */
class HttpProblemProcessor {

    /** The mapper's name: the class needs other classes that the application may not have. */
    private static final String MAPPER = "org.wasmplugins.quarkus.runtime.problem.PluginProblemMapper";

    /** A priority after the application's own mappers, which have the usual one; the lowest number goes first. */
    private static final int BEHIND_THE_APPLICATIONS_OWN = Priorities.USER + 1_000;

    private static final List<Class<? extends Throwable>> WRAPPERS = List.of(CompletionException.class,
            ExecutionException.class, CompositeException.class, UndeclaredThrowableException.class);

    @BuildStep
    AdditionalBeanBuildItem writeAnswers() {
        return AdditionalBeanBuildItem.builder().setUnremovable().addBeanClasses(ProblemDetails.class, PluginAnswerJson.class)
                .build();
    }

    @BuildStep
    void mapFailures(Capabilities capabilities, WasmPluginsBuildTimeConfig config,
            BuildProducer<ExceptionMapperBuildItem> mappers, BuildProducer<UnwrappedExceptionBuildItem> unwrapped) {
        if (!config.httpProblem() || capabilities.isMissing(Capability.RESTEASY_REACTIVE)) {
            return;
        }
        mappers.produce(
                new ExceptionMapperBuildItem(MAPPER, PluginException.class.getName(), BEHIND_THE_APPLICATIONS_OWN, true));
        WRAPPERS.forEach(wrapper -> unwrapped.produce(new UnwrappedExceptionBuildItem(wrapper)));
    }
}

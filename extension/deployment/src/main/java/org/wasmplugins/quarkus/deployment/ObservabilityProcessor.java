package org.wasmplugins.quarkus.deployment;

import java.util.Optional;

import org.wasmplugins.quarkus.runtime.config.WasmPluginsBuildTimeConfig;
import org.wasmplugins.quarkus.runtime.metrics.PluginMetrics;
import org.wasmplugins.quarkus.runtime.observing.FlightRecorderEvents;
import org.wasmplugins.quarkus.runtime.observing.LogContext;
import org.wasmplugins.quarkus.runtime.tracing.PluginTracing;
import org.wasmplugins.quarkus.runtime.tracing.TraceHeaders;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.metrics.MetricsCapabilityBuildItem;
import io.quarkus.runtime.metrics.MetricsFactory;

/** Adds the observers of plugins, as far as the application has the libraries that they report to. */
class ObservabilityProcessor {

    @BuildStep
    void addLogs(WasmPluginsBuildTimeConfig config, BuildProducer<AdditionalBeanBuildItem> beans) {
        beans.produce(AdditionalBeanBuildItem.unremovableOf(FlightRecorderEvents.class));
        if (config.mdc()) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(LogContext.class));
        }
    }

    @BuildStep
    void addTracing(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.OPENTELEMETRY_TRACER)) {
            beans.produce(AdditionalBeanBuildItem.builder().setUnremovable()
                    .addBeanClasses(PluginTracing.class, TraceHeaders.class).build());
        }
    }

    @BuildStep
    void addMetrics(Optional<MetricsCapabilityBuildItem> metrics, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (metrics.isPresent() && metrics.get().metricsSupported(MetricsFactory.MICROMETER)) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(PluginMetrics.class));
        }
    }
}

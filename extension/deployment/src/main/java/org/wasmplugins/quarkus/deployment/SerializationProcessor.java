package org.wasmplugins.quarkus.deployment;

import org.wasmplugins.PluginError;
import org.wasmplugins.wasm.serialization.ResponseEnvelope;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.nativeimage.JPMSExportBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedPackageBuildItem;

/** Makes serialization work in native executables. */
class SerializationProcessor {

    private static final String LIBRARY = "org.msgpack.core";

    /** Registers the type that Jackson makes from the answers of plugins. */
    @BuildStep
    ReflectiveClassBuildItem readResponses() {
        return ReflectiveClassBuildItem.builder(ResponseEnvelope.class).constructors().methods().fields().build();
    }

    /** Registers the type that applications answer with, in exception mappers where Quarkus does not see the type. */
    @BuildStep
    ReflectiveClassBuildItem writeErrors() {
        return ReflectiveClassBuildItem.builder(PluginError.class).methods().build();
    }

    /** Registers a class that the library finds, with its constructors, by name. */
    @BuildStep
    ReflectiveClassBuildItem keepBuffers() {
        return ReflectiveClassBuildItem.builder(LIBRARY + ".buffer.MessageBufferU").constructors().build();
    }

    /** Exports a package of the JDK that the library's code for direct buffers names. Nothing here uses this code. */
    @BuildStep
    JPMSExportBuildItem exportBuffers() {
        return new JPMSExportBuildItem("java.base", "sun.nio.ch");
    }

    /** Initializes the library at run time: it reads a system property that is set when the application starts. */
    @BuildStep
    RuntimeInitializedPackageBuildItem initializeLate() {
        return new RuntimeInitializedPackageBuildItem(LIBRARY);
    }

    /** Initializes the class at run time: it keeps an object of the library in a static field. */
    @BuildStep
    RuntimeInitializedClassBuildItem initializeWriterLate() {
        return new RuntimeInitializedClassBuildItem("org.wasmplugins.wasm.serialization.token.MessagePackWriter");
    }
}

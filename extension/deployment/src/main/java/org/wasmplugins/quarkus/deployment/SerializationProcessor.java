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

    /** Jackson makes it of what plugins answer. */
    @BuildStep
    ReflectiveClassBuildItem readResponses() {
        return ReflectiveClassBuildItem.builder(ResponseEnvelope.class).constructors().methods().fields().build();
    }

    /** Applications answer with it, in mappers of exceptions where Quarkus does not see the type. */
    @BuildStep
    ReflectiveClassBuildItem writeErrors() {
        return ReflectiveClassBuildItem.builder(PluginError.class).methods().build();
    }

    /** The library finds this class and its constructors by name. */
    @BuildStep
    ReflectiveClassBuildItem keepBuffers() {
        return ReflectiveClassBuildItem.builder(LIBRARY + ".buffer.MessageBufferU").constructors().build();
    }

    /** Its code for direct buffers, which nothing here uses, names a type of the JDK that is not for others. */
    @BuildStep
    JPMSExportBuildItem exportBuffers() {
        return new JPMSExportBuildItem("java.base", "sun.nio.ch");
    }

    /** It looks at a system property that is set when the application starts. */
    @BuildStep
    RuntimeInitializedPackageBuildItem initializeLate() {
        return new RuntimeInitializedPackageBuildItem(LIBRARY);
    }

    /** It keeps an object of the library in a static field. */
    @BuildStep
    RuntimeInitializedClassBuildItem initializeWriterLate() {
        return new RuntimeInitializedClassBuildItem("org.wasmplugins.wasm.serialization.token.MessagePackWriter");
    }
}

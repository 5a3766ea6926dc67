package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.quarkus.HostFunction;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

class InvalidHostFunctionTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(PluginArchive.with(archive -> archive.guest("minimal")))
            .assertException(BuildErrors.contain(
                    "Functions#hidden cannot be used: it must be neither private nor static.",
                    "Functions#common cannot be used: it must be neither private nor static.",
                    "Functions#generic cannot be used: it must not have type parameters.",
                    "Functions#later cannot be used: its result is of the type io.smallrye.mutiny.Uni<io.smallrye.mutiny.Uni<java.lang.String>>; allowed are void, primitive types, String, byte[], and classes with concrete type arguments, and Uni or CompletionStage of these.",
                    "Functions#wild cannot be used: its parameter 1 is of the type java.util.List<?>; allowed are primitive types, String, byte[], and classes with concrete type arguments.",
                    "Contract#promise cannot be used: its class is not a CDI bean: it is abstract, an interface, or an inner class; put the annotation on the method of a class that can be a bean."));

    @Test
    void application_isNotBuilt() {
        fail("the application must not start");
    }

    static class Functions {

        @HostFunction
        private String hidden() {
            return "";
        }

        @HostFunction
        static String common() {
            return "";
        }

        @HostFunction
        <T> void generic(T value) {
        }

        @HostFunction
        Uni<Uni<String>> later() {
            return Uni.createFrom().item(Uni.createFrom().item(""));
        }

        @HostFunction
        void wild(List<?> values) {
        }
    }

    interface Contract {

        @HostFunction
        void promise();
    }
}

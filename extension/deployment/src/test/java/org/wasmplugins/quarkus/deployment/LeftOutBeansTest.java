package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wasmplugins.quarkus.EventType;
import org.wasmplugins.quarkus.HostFunction;
import org.wasmplugins.quarkus.PluginClient;
import org.wasmplugins.quarkus.runtime.PluginParts;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.arc.properties.UnlessBuildProperty;
import io.quarkus.test.QuarkusUnitTest;

/** What an application leaves out of a build, host functions and clients alike, is not there and does not break it. */
class LeftOutBeansTest {

    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(archive -> PluginArchive.with(plugins -> plugins.guest("minimal"))
                    .accept(archive.addClasses(PluginArchive.class, LogLines.class)))
            .overrideConfigKey("quarkus.arc.exclude-types", Excluded.class.getName())
            .setLogRecordPredicate(
                    record -> record.getLoggerName().equals("org.wasmplugins.quarkus.deployment.HostFunctionProcessor"))
            .assertLogRecords(records -> assertThat(records).extracting(LogLines::text)
                    .anyMatch(line -> line.equals("WASMP216: The host function " + Excluded.class.getName()
                            + "#here is left out: its class is not a bean in this build. A build profile or property, @Vetoed,"
                            + " quarkus.arc.exclude-types, an alternative that is not selected, or a constructor that CDI"
                            + " cannot use keeps it out.")));

    @Inject
    PluginParts parts;

    @Inject
    Instance<LeftOutClient> leftOut;

    @Inject
    Instance<VetoedClient> vetoed;

    @Inject
    UsedClient used;

    @Test
    void functionsOfBeans_areBound() {
        assertThat(parts.hostFunctions()).extracting(function -> function.signature().name()).containsExactly("here");
    }

    @Test
    void clientsThatAreLeftOut_areNoBeans() {
        assertThat(leftOut.isResolvable()).isFalse();
        assertThat(vetoed.isResolvable()).isFalse();
        assertThat(used).isNotNull();
    }

    @IfBuildProfile("test")
    static class Used {
        @HostFunction
        String here() {
            return "";
        }
    }

    @IfBuildProfile("prod")
    static class OtherProfile {
        @HostFunction
        String here() {
            return "";
        }
    }

    @UnlessBuildProfile("test")
    @ApplicationScoped
    static class NotThisProfile {
        @HostFunction
        String here() {
            return "";
        }
    }

    @IfBuildProperty(name = "no.such.property", stringValue = "yes")
    static class OtherProperty {
        @HostFunction
        String here() {
            return "";
        }
    }

    @UnlessBuildProperty(name = "no.such.property", stringValue = "yes", enableIfMissing = false)
    static class NotThisProperty {
        @HostFunction
        String here() {
            return "";
        }
    }

    @Vetoed
    static class Never {
        @HostFunction
        String here() {
            return "";
        }
    }

    static class Excluded {
        @HostFunction
        String here() {
            return "";
        }
    }

    @Alternative
    static class NotSelected {
        @HostFunction
        String here() {
            return "";
        }
    }

    @IfBuildProfile("prod")
    abstract static class OtherProfilesBase {
        @HostFunction
        abstract String here();
    }

    @PluginClient("minimal")
    @IfBuildProfile("test")
    interface UsedClient {
        @EventType("do")
        byte[] run(byte[] input);
    }

    @PluginClient("only-in-production")
    @IfBuildProfile("prod")
    interface LeftOutClient {
        @EventType("do")
        byte[] run(byte[] input);
    }

    @PluginClient("only-in-production")
    @Vetoed
    interface VetoedClient {
        @EventType("do")
        byte[] run(byte[] input);
    }
}

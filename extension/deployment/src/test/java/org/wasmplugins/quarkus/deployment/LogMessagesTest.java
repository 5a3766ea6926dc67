package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.wasmplugins.host.LogMessage;

/** The page of the documentation has each message of the code, as it is, and no other. */
class LogMessagesTest {

    private static final Path PAGE = Path.of("../../docs/modules/ROOT/pages/logging.adoc");
    private static final Pattern ROW = Pattern
            .compile("\\| `(WASMP\\d{3})` \\| `([^`]+)` \\| ([A-Z]+) \\| (.+)\\R\\| (.+)");
    private static final Pattern PLACE = Pattern.compile("_[^_]+_");

    private static final class Module {

        private final List<LogMessage> messages;
        private final int first;

        Module(String enumeration, int first) throws ClassNotFoundException {
            this.messages = Stream.of(Class.forName(enumeration).getEnumConstants()).map(LogMessage.class::cast).toList();
            this.first = first;
        }
    }

    private static List<Module> modules() throws ClassNotFoundException {
        return List.of(new Module("org.wasmplugins.host.HostMessage", 1),
                new Module("org.wasmplugins.quarkus.runtime.ExtensionMessage", 101),
                new Module(BuildMessage.class.getName(), 201));
    }

    @Test
    void numbers_areUsedOnceAndInTheirModulesRange() throws ClassNotFoundException {
        for (var module : modules()) {
            assertThat(module.messages).extracting(LogMessage::number).isNotEmpty().doesNotHaveDuplicates()
                    .allMatch(number -> number >= module.first && number < module.first / 100 * 100 + 100);
        }
    }

    @Test
    void page_listsEachMessageAsItIs() throws IOException, ClassNotFoundException {
        var inCode = modules().stream().flatMap(module -> module.messages.stream())
                .map(message -> String.join(" | ", message.code(), message.category(), message.level().name(),
                        message.format()))
                .toList();
        var onPage = ROW.matcher(Files.readString(PAGE)).results()
                .map(row -> String.join(" | ", row.group(1), row.group(2), row.group(3),
                        PLACE.matcher(row.group(4)).replaceAll("%s")))
                .toList();
        assertThat(onPage).containsExactlyElementsOf(inCode);
    }
}

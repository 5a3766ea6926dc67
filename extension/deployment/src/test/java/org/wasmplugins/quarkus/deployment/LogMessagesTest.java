package org.wasmplugins.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.wasmplugins.host.spi.LogMessage;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The page of the documentation has each message of the code, as it is, and no other. */
class LogMessagesTest {

    private static final Path PAGE = Path.of("../../docs/modules/ROOT/pages/logging.adoc");
    private static final Pattern ROW = Pattern
            .compile("\\| `(WASMP\\d{3})` \\| `([^`]+)` \\| ([A-Z]+) \\| (.+)\\R\\| (.+)");
    private static final Pattern PLACE = Pattern.compile("_[^_]+_");

    private static List<LogMessage> messages() {
        var messages = new ArrayList<LogMessage>();
        for (var type : new ClassFileImporter().withImportOption(new MainClasses())
                .importPackages("org.wasmplugins")) {
            for (var field : type.getFields()) {
                if (field.getRawType().isEquivalentTo(LogMessage.class)) {
                    messages.add(value(field));
                }
            }
        }
        messages.sort(Comparator.comparing(LogMessage::number));
        return messages;
    }

    private static LogMessage value(JavaField field) {
        try {
            var constant = Class.forName(field.getOwner().getName()).getDeclaredField(field.getName());
            constant.setAccessible(true);
            return (LogMessage) constant.get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("Messages are constants of the class that logs them: " + field, e);
        }
    }

    @Test
    void numbers_areUsedOnceAndInTheirModulesRange() {
        assertThat(messages()).extracting(LogMessage::number).hasSizeGreaterThan(30).doesNotHaveDuplicates();
        assertThat(messages()).allSatisfy(message -> {
            if (message.category().startsWith("org.wasmplugins.quarkus.deployment.")) {
                assertThat(message.number()).isBetween(201, 299);
            } else if (message.category().startsWith("org.wasmplugins.quarkus.")) {
                assertThat(message.number()).isBetween(101, 199);
            } else {
                assertThat(message.number()).isBetween(1, 99);
            }
        });
    }

    @Test
    void page_listsEachMessageAsItIs() throws IOException {
        var inCode = messages().stream().map(message -> String.join(" | ", message.code(), message.category(),
                message.level().name(), message.format())).toList();
        var onPage = ROW.matcher(Files.readString(PAGE)).results()
                .map(row -> String.join(" | ", row.group(1), row.group(2), row.group(3),
                        PLACE.matcher(row.group(4)).replaceAll("%s")))
                .toList();
        assertThat(onPage).containsExactlyElementsOf(inCode);
    }
}

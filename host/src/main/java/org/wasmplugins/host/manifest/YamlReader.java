package org.wasmplugins.host.manifest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.wasmplugins.Text;
import org.wasmplugins.exception.InvalidManifestException;

/** Turns bytes into a tree of bounded size whose nodes know their lines. */
final class YamlReader {

    private static final int MAX_BYTES = ManifestParser.MAX_BYTES;

    private static final String YAML = "YAML in UTF-8";

    private final Problems problems;

    YamlReader(Problems problems) {
        this.problems = problems;
    }

    Node read(byte[] yaml) {
        if (yaml.length > MAX_BYTES) {
            throw problems.fatal(1, "a file of more than " + MAX_BYTES + " bytes", "at most " + MAX_BYTES + " bytes");
        }
        return compose(decode(yaml));
    }

    private String decode(byte[] yaml) {
        ByteBuffer in = ByteBuffer.wrap(yaml);
        CharBuffer out = CharBuffer.allocate(yaml.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        out.flip();
        if (result.isError()) {
            throw problems.fatal(LineNumbers.after(out), "bytes that are not UTF-8", YAML);
        }
        String text = out.toString();
        checkCharacters(text);
        return text;
    }

    /** Refuses control characters. The YAML library refuses them too, but without the line. */
    private void checkCharacters(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            if (!StreamReader.isPrintable(codePoint)) {
                throw problems.fatal(LineNumbers.after(text.substring(0, i)),
                        String.format("the control character U+%04X", codePoint), YAML + " without control characters");
            }
        }
    }

    private Node compose(String text) {
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(MAX_BYTES).setMaxAliasesForCollections(1)
                .setAllowRecursiveKeys(false).setSchema(new JsonSchema()).build();
        var events = new BoundedEvents(new ParserImpl(settings, new StreamReader(settings, text)), problems);
        try {
            return new Composer(settings, events).getSingleNode()
                    .orElseThrow(() -> problems.fatal(1, "an empty file", ManifestReader.ALLOWED));
        } catch (InvalidManifestException e) {
            throw e;
        } catch (MarkedYamlEngineException e) {
            throw problems.fatal(LineNumbers.of(e.getProblemMark().or(e::getContextMark)), broken(e.getProblem()), YAML);
        } catch (RuntimeException e) {
            // The YAML library does not catch all its own exceptions, such as NumberFormatException for "\UFFFFFFFF".
            throw problems.fatal(events.line(), broken(e.getMessage()), YAML);
        }
    }

    private static String broken(String problem) {
        return "text that is not YAML (" + Text.printable(String.valueOf(problem)) + ")";
    }
}

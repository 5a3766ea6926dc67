package org.wasmplugins.host.manifest;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.wasmplugins.Text;

/** Decides which texts a key may have, and says it for messages. */
final class ManifestRules {

    static final String MODULE = "a path below the manifest's folder, such as word-count.wasm: at most 200 characters, "
            + "'/' between its parts, no part '.' or '..', no '\\' and no ':'";
    static final String HOST_FUNCTION = "the name of a host function: 1 to 100 letters, digits, '_', '.' and '-'";
    static final String HOST = "the name of a host without protocol, with its port if that is not 80 or 443, such as api.example.com"
            + " or api.example.com:8443";

    private static final Set<String> NO_PARTS = Set.of("", ".", "..");
    private static final int MAX_HOST_LENGTH = 253;
    private static final Pattern HOST_FUNCTION_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");
    private static final String HOST_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern HOST_NAME = Pattern.compile(HOST_LABEL + "(?:\\." + HOST_LABEL + ")*(?::[1-9][0-9]{0,4})?");

    private ManifestRules() {
    }

    /** Allows text of one line, which fits into lists and logs. */
    static Predicate<String> line(int minLength, int maxLength) {
        return text -> isLength(text, minLength, maxLength) && text.chars().noneMatch(Character::isISOControl);
    }

    static Predicate<String> lines(int maxLength) {
        return text -> isLength(text, 0, maxLength)
                && text.chars()
                        .noneMatch(character -> Character.isISOControl(character) && character != '\n' && character != '\t');
    }

    /** Refuses a path that is absolute, or means another file, on any operating system. */
    static boolean isModule(String path) {
        return Text.printable(path).equals(path)
                && path.indexOf('\\') < 0
                && path.indexOf(':') < 0
                && Arrays.stream(path.split("/", -1)).noneMatch(NO_PARTS::contains);
    }

    static boolean isHostFunction(String name) {
        return HOST_FUNCTION_NAME.matcher(name).matches();
    }

    static boolean isHost(String name) {
        return name.length() <= MAX_HOST_LENGTH && HOST_NAME.matcher(name).matches();
    }

    private static boolean isLength(String text, int min, int max) {
        return text.length() >= min && text.length() <= max;
    }
}

package org.wasmplugins.runtime;

import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

import org.wasmplugins.Text;

/**
 * A directory that the operator maps into a plugin.
 *
 * @param guestPath the path under which the plugin sees the directory: absolute and normalised, such as {@code /data} or
 *        {@code /}, at most 1,000 characters
 * @param directory the directory of the host
 * @param writable whether the plugin may change the content of the directory
 */
public record Mount(String guestPath, Path directory, boolean writable) {

    /** The form of {@code guestPath}, for messages. */
    public static final String ALLOWED_GUEST_PATHS = "absolute paths of at most 1,000 characters without '.', '..', empty parts"
            + " and control characters, such as /data";

    private static final int MAX_LENGTH = 1_000;
    private static final Pattern GUEST_PATH = Pattern.compile("/|(/(?!\\.{1,2}(/|$))[^/\\p{Cntrl}]+)+");

    /**
     * @throws IllegalArgumentException if {@code guestPath} is not absolute and normalised
     */
    public Mount {
        Objects.requireNonNull(directory, "directory");
        if (!isGuestPath(guestPath)) {
            throw new IllegalArgumentException(
                    "guestPath: found '" + Text.printable(guestPath) + "'; allowed are " + ALLOWED_GUEST_PATHS + ".");
        }
    }

    /**
     * @param path any text, not null
     * @return true if the text can be a {@code guestPath}
     */
    public static boolean isGuestPath(String path) {
        return path.length() <= MAX_LENGTH && GUEST_PATH.matcher(path).matches();
    }
}

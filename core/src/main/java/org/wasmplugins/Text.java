package org.wasmplugins;

/** Makes text of a plugin fit for messages and logs. */
public final class Text {

    private static final int MAX_LENGTH = 200;

    private Text() {
    }

    /**
     * Replaces control and format characters, line separators and lone surrogates by {@code '?'} and cuts the text after
     * 200 characters, so that it can neither forge a line of a log nor flood it.
     *
     * @param text any text, not null
     * @return the printable text, never null
     */
    public static String printable(String text) {
        return printable(text, MAX_LENGTH);
    }

    /**
     * Does the same as {@link #printable(String)}, but cuts the text after another length.
     *
     * @param text any text, not null
     * @param maxLength the most UTF-16 code units to keep
     * @return the printable text, never null
     */
    public static String printable(String text, int maxLength) {
        int end = Math.min(text.length(), maxLength);
        var out = new StringBuilder(end + 1);
        for (int i = 0; i < end;) {
            int codePoint = text.codePointAt(i);
            out.appendCodePoint(isPrintable(codePoint) ? codePoint : '?');
            i += Character.charCount(codePoint);
        }
        return text.length() > maxLength ? out.append('…').toString() : out.toString();
    }

    private static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED, Character.PRIVATE_USE ->
                false;
            default -> true;
        };
    }
}

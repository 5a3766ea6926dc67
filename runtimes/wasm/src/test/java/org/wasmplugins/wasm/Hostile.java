package org.wasmplugins.wasm;

/** The commands of the guests {@code hostile} and {@code everywhere}: the first letter of an event, or a configured value. */
public final class Hostile {

    public static final String ENDLESS_LOOP = "l";
    public static final String ENDLESS_LOOP_BY_BR_IF = "c";
    public static final String ENDLESS_LOOP_BY_BR_TABLE = "w";
    public static final String ENDLESS_TAIL_CALLS = "T";
    public static final String ENDLESS_RECURSION = "R";
    public static final String ENDLESS_RECURSION_THROUGH_TABLE = "t";
    public static final String ENDLESS_MEMORY_FILLS = "F";
    public static final String ENDLESS_BULK_COPIES = "M";
    /** Calls {@code ping} without end. */
    public static final String ENDLESS_PINGS = "H";
    /** Calls {@code ping} once. */
    public static final String PING = "P";
    /** Calls itself as often as the next four bytes say. */
    public static final String RECURSION = "D";
    /** Grows the memory until that is refused, and traps. */
    public static final String MEMORY_BOMB = "G";
    public static final String SECOND_MEMORY_BOMB = "N";
    /** Grows the table until that is refused, and answers with its size. */
    public static final String TABLE_BOMB = "B";
    /** Its {@code alloc} loops from now on. */
    public static final String LOOP_IN_ALLOC = "A";
    /** Its {@code dealloc} loops from now on. */
    public static final String LOOP_IN_DEALLOC = "E";
    /** Answers with no bytes. */
    public static final String NOTHING = "?";

    private Hostile() {
    }
}

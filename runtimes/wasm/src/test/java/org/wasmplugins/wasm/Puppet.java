package org.wasmplugins.wasm;

/** The commands of the guest {@code puppet}, which are the first letter of an event. */
public final class Puppet {

    /** Answers with the text behind the command. */
    public static final String ANSWER = "r";
    /** Answers with the block of its input, command included. */
    public static final String ANSWER_WITH_INPUT = "i";
    public static final String ANSWER_WITH_NOTHING = "e";
    /** Answers with the number of allocated blocks, in four bytes. */
    public static final String LIVE_BLOCKS = "s";
    /** Answers with the number of allocated blocks, in an envelope. */
    public static final String LIVE_BLOCKS_AS_JSON = "S";
    public static final String TRAP = "t";
    public static final String DIVISION_BY_ZERO = "d";
    public static final String ENDLESS_RECURSION = "R";
    public static final String POINTER_OUTSIDE = "o";
    public static final String BLOCK_OVER_THE_END = "b";
    public static final String LENGTH_2_TO_31 = "2";
    public static final String LENGTH_2_TO_32_LESS_1 = "4";
    /** Its {@code alloc} returns 0 from now on. */
    public static final String ALLOC_RETURNS_ZERO = "z";
    /** Its {@code alloc} returns a pointer behind the memory from now on. */
    public static final String ALLOC_RETURNS_OUTSIDE = "x";
    /** Its {@code dealloc} traps from now on. */
    public static final String DEALLOC_TRAPS = "y";
    /** Answers with the greeting that {@code greet} returns for the text behind the command. */
    public static final String GREET = "h";
    public static final String GREET_WITH_POINTER_OUTSIDE = "n";
    /** Calls {@code forbidden}. */
    public static final String FORBIDDEN = "f";
    /** Grows the memory until that is refused, and answers with the number of pages. */
    public static final String GROW_MEMORY = "G";

    private Puppet() {
    }
}

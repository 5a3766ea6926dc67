package org.wasmplugins.wasm;

/** The commands of the guest {@code flood}, which are the first letter of an event. */
final class Flood {

    static final String ENDLESS_LOG = "L";
    static final String ENDLESS_OUTPUT = "W";
    /** Writes 32,768 times its memory in one call. */
    static final String HUGE_WRITE = "V";
    /** Reads into a buffer of almost 2 GiB. */
    static final String HUGE_READ = "U";
    static final String SLEEP_FOR_A_CENTURY = "S";
    /** Gives the event to {@code greet} and answers with the event's block, in which the greeting lies now. */
    static final String ANSWER_WITH_OVERWRITTEN_INPUT = "g";
    /** Gives the event to {@code greet} and answers with the greeting. */
    static final String GREET = "G";
    static final String ALLOC_RETURNS_ZERO = "A0";
    static final String ALLOC_RETURNS_MINUS_ONE = "Am";
    static final String ALLOC_RETURNS_THE_LAST_BYTE = "Al";
    static final String ALLOC_RETURNS_2_GIB = "As";
    /** Answers with no bytes. */
    static final String NOTHING = "?";

    private Flood() {
    }
}

package io.evowire.run.system;

import java.util.regex.Pattern;

/** Texts as one word of a shell's command line. */
public final class ShellWord {

    private static final Pattern PLAIN = Pattern
            .compile("[A-Za-z0-9_./:=,+@][A-Za-z0-9_./:=,+@-]*");

    private ShellWord() {}

    /** The text, in quotes where a shell would see more than a word in it. */
    public static String of(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}

package io.evowire.run.json;

import java.util.Locale;

/** How constants of enums are written in files and on the command line. */
public final class Spelling {

    private Spelling() {}

    /** Lower case, words joined by hyphens: {@code LOCAL_SEARCH} is written {@code local-search}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.evowire.run.json;

import io.evowire.core.objective.Objective;
import java.util.Locale;

/** How constants of enums are written in files and on the command line. */
public final class Spelling {

    private Spelling() {}

    /**
     * Lower case, words joined by hyphens: {@code LOCAL_SEARCH} is written {@code local-search}. An
     * objective is written like the columns of tables.
     */
    public static String of(Enum<?> constant) {
        return constant instanceof Objective objective ? objective.word() : hyphened(constant);
    }

    private static String hyphened(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package io.evowire.run.console;

import io.evowire.core.statistics.Quartiles;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them. */
public final class Figures {

    private Figures() {}

    /** A count with three digits and its unit: {@code 583 M}. */
    public static String count(double value) {
        if (value < 1e3) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        double scaled = value < 1e6 ? value / 1e3 : value < 1e9 ? value / 1e6 : value / 1e9;
        String unit = value < 1e6 ? "k" : value < 1e9 ? "M" : "G";
        return String.format(Locale.ROOT, scaled < 10
                ? "%.2f %s"
                : scaled < 100
                        ? "%.1f %s"
                        : "%.0f %s",
                scaled, unit);
    }

    /** A fraction as percent: {@code 97.25 %}. */
    public static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
    }

    /** Median and quartiles of fractions: {@code 97.25 % (96.80 %, 97.60 %)}. */
    public static String percents(Quartiles quartiles) {
        return "%s (%s, %s)".formatted(percent(quartiles.median()), percent(quartiles.lower()),
                percent(quartiles.upper()));
    }

    /** A difference of fractions as points with its sign: {@code +0.53}. */
    public static String points(double fraction) {
        return String.format(Locale.ROOT, "%+.2f", 100 * fraction);
    }

    /** A fraction that may not exist. */
    public static String percent(OptionalDouble fraction) {
        return fraction.isPresent() ? percent(fraction.getAsDouble()) : "";
    }
}

package io.evowire.run.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Numbers with the digits that a reader can use; the rest would only make the page larger. */
final class Decimals {

    private Decimals() {}

    /** The number with so many decimals. */
    static double round(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue();
    }

    /** The number with so many decimals, null if there is none. */
    static @Nullable Double round(OptionalDouble value, int decimals) {
        return value.isPresent() ? (Double) round(value.getAsDouble(), decimals) : null;
    }
}

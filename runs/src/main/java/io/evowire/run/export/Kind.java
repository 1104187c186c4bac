package io.evowire.run.export;

import io.evowire.run.store.Donor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What kind of value a field of a trial has, and so how it is written. JSON documents show every
 * value in full.
 */
sealed interface Kind {

    /** A text or a whole number. */
    Kind PLAIN = new Plain();
    /** Several texts or whole numbers. */
    Kind WORDS = new Words();
    /** A trial and what was taken over from it. */
    Kind DONOR = new Giver();

    /** The value as a table tells it. */
    String text(Object value);

    /** The value with the digits that a reader of a page can use; more would only take room. */
    default Object shortened(Object value) {
        return value;
    }

    /** Written as it is. */
    record Plain() implements Kind {

        @Override
        public String text(Object value) {
            return value.toString();
        }
    }

    /** In a table separated by blanks. */
    record Words() implements Kind {

        @Override
        public String text(Object value) {
            return ((List<?>) value).stream().map(Object::toString)
                    .collect(Collectors.joining(" "));
        }
    }

    /** In a table the number of the trial alone. */
    record Giver() implements Kind {

        @Override
        public String text(Object value) {
            return Integer.toString(((Donor) value).trial());
        }
    }

    /**
     * A number that need not be whole.
     *
     * @param tableDigits decimals in a table
     * @param pageDigits  decimals on a page, at most
     */
    record Decimal(int tableDigits, int pageDigits) implements Kind {

        @Override
        public String text(Object value) {
            return String.format(Locale.ROOT, "%." + tableDigits + "f", value);
        }

        @Override
        public Object shortened(Object value) {
            return BigDecimal.valueOf((Double) value).setScale(pageDigits, RoundingMode.HALF_EVEN)
                    .doubleValue();
        }
    }

    /**
     * A loss that a search makes small. A page shows one below 0 as 0, because the search takes it
     * for that: nothing is better than to lose nothing.
     *
     * @param number how it is written
     */
    record Loss(Decimal number) implements Kind {

        @Override
        public String text(Object value) {
            return number.text(value);
        }

        @Override
        public Object shortened(Object value) {
            return number.shortened(Math.max(0, (Double) value));
        }
    }
}

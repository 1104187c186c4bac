package io.evowire.core.objective;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Reads one constraint from left to right, so that an error can name its column. */
final class ConstraintNotation {

    private static final List<Objective> COSTS = Arrays.stream(Objective.values())
            .filter(Objective::isCost).toList();

    private static final String NUMBER = "write a whole number here, such as 1500000, 20M or 1.5M";

    private final String text;
    private int at;

    ConstraintNotation(String text) {
        this.text = text;
    }

    Constraint read() {
        Objective objective = objective();
        bound();
        long max = number();
        if (at < text.length()) {
            throw wrong(at, "nothing may follow the number");
        }
        return new Constraint(objective, max);
    }

    private Objective objective() {
        int start = skipBlanks();
        String name = word(Character::isLetter);
        // What is no cost is refused with its own words.
        return Arrays.stream(Objective.values())
                .filter(objective -> objective.word().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> wrong(start, "write a cost here, one of "
                        + COSTS.toString().toLowerCase(Locale.ROOT)));
    }

    private void bound() {
        int start = skipBlanks();
        if (!text.startsWith("<=", at)) {
            throw wrong(start, "write '<=' here: costs have upper bounds");
        }
        at += 2;
    }

    private long number() {
        int start = skipBlanks();
        String digits = word(c -> Character.isDigit(c) || c == '.' || c == '_');
        if (digits.isEmpty()) {
            throw wrong(start, NUMBER);
        }
        int suffix = skipBlanks();
        String unit = word(Character::isLetter);
        skipBlanks();
        int power = switch (unit) {
            case "" -> 0;
            case "k", "K" -> 3;
            case "M", "m" -> 6;
            case "G", "g" -> 9;
            default -> throw wrong(suffix, "a suffix is k, M or G");
        };
        try {
            return new BigDecimal(digits.replace("_", "")).scaleByPowerOfTen(power)
                    .longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(start, NUMBER);
        }
    }

    private int skipBlanks() {
        word(Character::isWhitespace);
        return at;
    }

    private String word(IntPredicate letters) {
        int start = at;
        while (at < text.length() && letters.test(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private IllegalArgumentException wrong(int column, String what) {
        return new IllegalArgumentException("""
                The constraint '%s' cannot be read at column %d: %s. \
                A constraint looks like 'macs <= 20M'.""".formatted(text, column + 1, what));
    }

    /** A number with the largest suffix that keeps it whole. */
    static String shortly(long value) {
        return value % 1_000_000_000 == 0
                ? value / 1_000_000_000 + "G"
                : value % 1_000_000 == 0
                        ? value / 1_000_000 + "M"
                        : value % 1_000 == 0 ? value / 1_000 + "k" : Long.toString(value);
    }
}

package io.evowire.core.bounds;

/**
 * Which finite numbers are allowed.
 *
 * @param min      lower bound, {@link Double#NEGATIVE_INFINITY} for none
 * @param aboveMin whether the lower bound itself is not allowed
 * @param max      upper bound, {@link Double#POSITIVE_INFINITY} for none
 * @param belowMax whether the upper bound itself is not allowed
 * @param step     what an allowed number is a multiple of, at least 1; 0 where it need not be whole
 */
public record Bounds(double min, boolean aboveMin, double max, boolean belowMax, int step) {

    public Bounds {
        if (!(min <= max) || step < 0 || step > 0 && min % step != 0) {
            throw new IllegalArgumentException(
                    "No bounds of numbers: from %s to %s in steps of %d.".formatted(min, max,
                            step));
        }
    }

    /** Multiples of a step from {@code min}, itself one of them. */
    public static Bounds multiples(int step, int min) {
        return new Bounds(min, false, Double.POSITIVE_INFINITY, false, step);
    }

    /** Fractions from 0 to 1. */
    public static Bounds fraction() {
        return new Bounds(0, false, 1, false, 0);
    }

    /** Fractions above 0, up to 1. */
    public static Bounds positiveFraction() {
        return new Bounds(0, true, 1, false, 0);
    }

    /** Whether the number is allowed; NaN and infinity never are. */
    public boolean contains(double number) {
        return Double.isFinite(number) && (aboveMin ? number > min : number >= min)
                && (belowMax ? number < max : number <= max) && (step == 0 || number % step == 0);
    }

    /** Whether the numbers are whole. */
    public boolean whole() {
        return step > 0;
    }

    /** Both bounds with their brackets, such as {@code [0, 1)}. */
    public String interval() {
        return (aboveMin ? "(" : "[") + text(min) + ", " + text(max) + (belowMax ? ")" : "]");
    }

    /** What is allowed, in words: {@code at least 1}, {@code above 0} or {@code in [0, 1)}. */
    public String words() {
        if (Double.isInfinite(max)) {
            return (aboveMin ? "above " : "at least ") + text(min);
        }
        if (!whole()) {
            return "in " + interval();
        }
        return (max == min + 1 ? "%s or %s" : "from %s to %s").formatted(text(min), text(max));
    }

    private static String text(double bound) {
        return bound == Math.rint(bound) && Math.abs(bound) < 1e15
                ? Long.toString((long) bound)
                : Double.toString(bound);
    }
}

package io.evowire.run.search;

import java.util.List;

/**
 * Quartiles of some values, with linear interpolation between them.
 *
 * @param lower  a quarter of the values lies below
 * @param median half of the values lies below
 * @param upper  three quarters lie below
 */
public record Quartiles(double lower, double median, double upper) {

    /** Of one or more values. */
    public static Quartiles of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return new Quartiles(at(sorted, 0.25), at(sorted, 0.5), at(sorted, 0.75));
    }

    private static double at(List<Double> sorted, double fraction) {
        double position = fraction * (sorted.size() - 1);
        int below = (int) position;
        double above = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return sorted.get(below) + (position - below) * (above - sorted.get(below));
    }
}

package io.evowire.core.statistics.gp;

import java.util.List;

/**
 * What was seen at a point: the mean of one or more independent looks.
 *
 * @param point coordinates, finite
 * @param value mean of the looks, finite
 * @param looks how many there were, above 0: the variance of the noise is divided by it
 */
public record Observation(List<Double> point, double value, double looks) {

    public Observation {
        point = List.copyOf(point);
        if (!point.stream().allMatch(Double::isFinite) || !Double.isFinite(value)
                || !(looks > 0 && Double.isFinite(looks))) {
            throw new IllegalArgumentException("""
                    An observation needs finite coordinates, a finite value and a number of looks \
                    above 0, not %s at %s with %s looks.""".formatted(value, point, looks));
        }
    }
}

package io.evowire.core.statistics.gp;

import java.util.List;

/**
 * What was seen of a subject: the mean of one or more independent looks.
 *
 * @param subject who or what was looked at, at least 0; observations of one subject have in common
 *                what is its own, also at different points
 * @param point   coordinates, finite
 * @param value   mean of the looks, finite
 * @param looks   how many there were, above 0: the variance of the noise is divided by it
 */
public record Observation(int subject, List<Double> point, double value, double looks) {

    public Observation {
        point = List.copyOf(point);
        if (subject < 0 || !point.stream().allMatch(Double::isFinite) || !Double.isFinite(value)
                || !(looks > 0 && Double.isFinite(looks))) {
            throw new IllegalArgumentException("""
                    An observation needs a subject of at least 0, finite coordinates, a finite \
                    value and a number of looks above 0, not %s of %s at %s with %s looks."""
                    .formatted(value, subject, point, looks));
        }
    }
}

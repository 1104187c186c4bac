package io.evowire.genome.space;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A whole number that is fixed, or several to choose from.
 *
 * @param values one or more, ascending, without duplicates
 */
public record IntChoice(List<Integer> values) {

    public IntChoice {
        values = List.copyOf(values);
        if (values.isEmpty() || !values.equals(values.stream().sorted().distinct().toList())) {
            throw new IllegalArgumentException("""
                    What can be chosen must be a number or an ascending list of different numbers, \
                    such as [1, 2], not %s.""".formatted(values));
        }
    }

    /** A number that is fixed. */
    public static IntChoice of(int value) {
        return new IntChoice(List.of(value));
    }

    /** Whether there is nothing to choose. */
    public boolean isFixed() {
        return values.size() == 1;
    }

    /** Whether the value can be chosen. */
    public boolean contains(int value) {
        return values.contains(value);
    }

    /** The smallest value. */
    public int min() {
        return values.getFirst();
    }

    /** The largest value. */
    public int max() {
        return values.getLast();
    }

    /** A value drawn uniformly; no random number is drawn for one that is fixed. */
    int draw(RandomGenerator random) {
        return isFixed() ? min() : values.get(random.nextInt(values.size()));
    }

    /** The value that is nearest to the given one; of two the smaller. */
    public int nearest(int value) {
        int nearest = min();
        for (int each : values) {
            if (Math.abs((long) each - value) < Math.abs((long) nearest - value)) {
                nearest = each;
            }
        }
        return nearest;
    }

    /** The values beside one that can be chosen: the next smaller and the next larger. */
    public List<Integer> neighbours(int value) {
        int at = values.indexOf(value);
        return at < 0
                ? List.of(nearest(value))
                : values.subList(Math.max(0, at - 1), Math.min(values.size(), at + 2)).stream()
                        .filter(each -> each != value).toList();
    }

    /** As in a configuration: {@code 64}, or {@code [32, 64]}. */
    @Override
    public String toString() {
        return isFixed() ? Integer.toString(min()) : values.toString();
    }
}

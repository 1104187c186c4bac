package io.evowire.genome.space;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whole numbers between two bounds, both included.
 *
 * @param min smallest value
 * @param max largest value, at least {@code min}
 */
public record IntRange(int min, int max) implements ValueRange {

    public IntRange {
        if (min > max) {
            throw new IllegalArgumentException("""
                    The range [%d, %d] is empty: its min must not exceed its max. \
                    Maybe the two are swapped.""".formatted(min, max));
        }
    }

    /** Whether the value lies in this range. */
    public boolean contains(int value) {
        return min <= value && value <= max;
    }

    /** This range without the values above a limit, which must be at least {@code min}. */
    IntRange atMost(int limit) {
        return new IntRange(min, Math.min(max, limit));
    }

    /** The value of this range that is nearest to the given one. */
    int clamp(int value) {
        return Math.clamp(value, min, max);
    }

    /** A value drawn uniformly. */
    int draw(RandomGenerator random) {
        return draw(1, random);
    }

    /** A value drawn uniformly from {@code min}, {@code min + step}, ... up to {@code max}. */
    int draw(int step, RandomGenerator random) {
        return min + step * random.nextInt((max - min) / step + 1);
    }

    /**
     * At most so many of the values {@code min}, {@code min + step}, ..., evenly spread; ascending.
     *
     * @param most at least 2
     */
    List<Integer> grid(int step, int most) {
        int values = (max - min) / step + 1;
        int count = Math.min(values, most);
        return IntStream.range(0, count)
                .mapToObj(i -> min + step * (int) (i * (values - 1L) / Math.max(1, count - 1)))
                .toList();
    }

    /** The value one step up or down, at random where both are in range; empty where none is. */
    Optional<Integer> step(int value, int step, RandomGenerator random) {
        List<Integer> next = Stream.of(value - step, value + step).filter(this::contains).toList();
        return next.isEmpty()
                ? Optional.empty()
                : Optional.of(next.get(random.nextInt(next.size())));
    }

    /** Both bounds, such as {@code [2, 6]}. */
    @Override
    public String toString() {
        return "[%d, %d]".formatted(min, max);
    }
}

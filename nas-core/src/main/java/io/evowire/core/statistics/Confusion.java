package io.evowire.core.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a classifier took the images of each class for: a confusion matrix. All shares of right
 * answers follow from it.
 *
 * @param counts numbers of images, [classes][classes]: a row for each true class, a column for each
 *               class that images were taken for; one image or more in all
 */
public record Confusion(List<List<Integer>> counts) {

    /**
     * Images of one class that were taken for another.
     *
     * @param truth  index of their class
     * @param taken  index of the class that they were taken for, another one
     * @param images how many, at least 1
     */
    public record Mistake(int truth, int taken, int images) {}

    public Confusion {
        counts = counts.stream().map(List::copyOf).toList();
        for (List<Integer> row : counts) {
            if (row.size() != counts.size() || row.stream().anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("""
                        A confusion matrix of %d classes needs that many counts of 0 or more in \
                        each row, not %s.""".formatted(counts.size(), row));
            }
        }
        if (counts.stream().flatMap(List::stream).allMatch(count -> count == 0)) {
            throw new IllegalArgumentException("A confusion matrix needs an image, not none.");
        }
    }

    /** The matrix of these counts, [true class][class taken for]. */
    public static Confusion of(int[][] counts) {
        return new Confusion(Stream.of(counts).map(row -> IntStream.of(row).boxed().toList())
                .toList());
    }

    /** Number of classes. */
    public int classes() {
        return counts.size();
    }

    /** Number of images. */
    public int images() {
        return IntStream.range(0, classes()).map(this::images).sum();
    }

    /** Number of images of a class. */
    public int images(int label) {
        return counts.get(label).stream().mapToInt(Integer::intValue).sum();
    }

    private int right(int label) {
        return counts.get(label).get(label);
    }

    /** Share of all images that were taken for what they are: a fraction in [0, 1]. */
    public double accuracy() {
        return (double) IntStream.range(0, classes()).map(this::right).sum() / images();
    }

    /** The same among the images of one class, its recall; empty if it has none. */
    public OptionalDouble recall(int label) {
        int images = images(label);
        return images == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) right(label) / images);
    }

    /**
     * Mean recall of the classes that have images, each counting as much as any other: a fraction
     * in [0, 1]. Guessing gives 1 / classes, however unequal their sizes.
     *
     * @see <a href="https://doi.org/10.1109/ICPR.2010.764">Brodersen, Ong, Stephan and Buhmann, The
     *      Balanced Accuracy and Its Posterior Distribution (2010)</a>
     */
    public double balancedAccuracy() {
        return IntStream.range(0, classes()).mapToObj(this::recall)
                .flatMapToDouble(OptionalDouble::stream).average().orElseThrow();
    }

    /**
     * The most frequent mistakes, at most so many; of equally frequent ones those of the first
     * class.
     */
    public List<Mistake> mistakes(int most) {
        return IntStream.range(0, classes()).boxed().flatMap(truth -> IntStream.range(0, classes())
                .filter(taken -> taken != truth && counts.get(truth).get(taken) > 0)
                .mapToObj(taken -> new Mistake(truth, taken, counts.get(truth).get(taken))))
                .sorted(Comparator.comparingInt((Mistake mistake) -> -mistake.images()))
                .limit(most).toList();
    }

    /**
     * The classes with the lowest recall, at most so many of those that have images, lowest first.
     */
    public List<Integer> hardest(int most) {
        return IntStream.range(0, classes()).boxed().filter(label -> recall(label).isPresent())
                .sorted(Comparator.comparingDouble(label -> recall(label).orElseThrow()))
                .limit(most).toList();
    }
}

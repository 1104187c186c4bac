package io.evowire.core.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Components of the variance within groups where two causes are crossed: each group has a value for
 * every pair of a row and a column. Rows are the group's own; columns are the same for all groups,
 * so that what a column does to all of them alike can be told from what it does to one.
 *
 * @param rows   variance that rows cause, at least 0
 * @param common variance that columns cause in all groups alike, at least 0
 * @param own    variance that columns cause in each group differently, at least 0
 * @param rest   what is left: rows and columns together, and chance
 * @see <a href="https://doi.org/10.1002/9780470316856">Searle, Casella and McCulloch 1992, chapter
 *      4</a>
 */
public record CrossedComponents(double rows, double common, double own, double rest) {

    /**
     * Estimates them by the analysis of variance; a negative estimate counts as 0.
     *
     * @param groups two or more, each with the same numbers of rows and columns, at least two
     */
    public static CrossedComponents of(List<double[][]> groups) {
        int height = groups.isEmpty() ? 0 : groups.getFirst().length;
        int width = height == 0 ? 0 : groups.getFirst()[0].length;
        if (groups.size() < 2 || height < 2 || width < 2
                || !groups.stream().allMatch(group -> group.length == height
                        && Arrays.stream(group).allMatch(row -> row.length == width))) {
            throw new IllegalArgumentException(
                    "Crossed components need 2 or more groups with the same rows and columns, 2 or "
                            + "more of each.");
        }
        List<double[]> columns = groups.stream().map(CrossedComponents::columnEffects).toList();
        double[] all = IntStream.range(0, width)
                .mapToDouble(column -> columns.stream().mapToDouble(each -> each[column])
                        .average().orElseThrow())
                .toArray();
        int count = groups.size();
        double commonSquare = count * height * squares(all) / (width - 1);
        double ownSquare = height * columns.stream()
                .mapToDouble(each -> IntStream.range(0, width)
                        .mapToDouble(i -> square(each[i] - all[i])).sum())
                .sum() / ((count - 1) * (width - 1));
        double rowSquare = groups.stream()
                .mapToDouble(group -> width * squares(rowEffects(group)) / (height - 1)).average()
                .orElseThrow();
        double rest = groups.stream().mapToDouble(CrossedComponents::rest).average().orElseThrow();
        return new CrossedComponents(Math.max(0, (rowSquare - rest) / width),
                Math.max(0, (commonSquare - ownSquare) / (count * height)),
                Math.max(0, (ownSquare - rest) / height), rest);
    }

    /** The variance of a single value within its group. */
    public double total() {
        return rows + common + own + rest;
    }

    private static double rest(double[][] group) {
        double[] rowEffects = rowEffects(group);
        double[] columnEffects = columnEffects(group);
        double mean = mean(group);
        double sum = 0;
        for (int row = 0; row < group.length; row++) {
            for (int column = 0; column < group[row].length; column++) {
                sum += square(group[row][column] - mean - rowEffects[row] - columnEffects[column]);
            }
        }
        return sum / ((group.length - 1) * (group[0].length - 1));
    }

    private static double[] rowEffects(double[][] group) {
        double mean = mean(group);
        return Arrays.stream(group)
                .mapToDouble(row -> Arrays.stream(row).average().orElseThrow() - mean).toArray();
    }

    private static double[] columnEffects(double[][] group) {
        double mean = mean(group);
        return IntStream.range(0, group[0].length)
                .mapToDouble(column -> Arrays.stream(group).mapToDouble(row -> row[column])
                        .average().orElseThrow() - mean)
                .toArray();
    }

    private static double mean(double[][] group) {
        return Arrays.stream(group).flatMapToDouble(Arrays::stream).average().orElseThrow();
    }

    private static double squares(double[] values) {
        return Arrays.stream(values).map(CrossedComponents::square).sum();
    }

    private static double square(double value) {
        return value * value;
    }
}

package io.evowire.run.report;

import io.evowire.core.graph.ConnectionMatrix;
import io.evowire.core.graph.GraphFamily.Parameter;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.network.StemConvolution;
import io.evowire.genome.Genome;
import io.evowire.genome.LinkGenome;
import io.evowire.genome.SkeletonGenome;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Accuracy of all networks that have something in common, as in figure 3 of Xie et al. 2019. A
 * network whose stages differ counts for each of their levels once.
 *
 * @param group    what is compared, such as {@code generator}
 * @param level    what these networks have in common, such as {@code WS(4, 0.50-0.75)}
 * @param accuracy validation accuracies, fractions in [0, 1]
 */
public record Factor(String group, String level, Summary accuracy) {

    /** Levels sort by their numbers, not by their digits. */
    private record Level(String group, String kind, List<Integer> numbers, String label)
            implements
                Comparable<Level> {

        private static final Comparator<Level> ORDER = Comparator.comparing(Level::group)
                .thenComparing(Level::kind).thenComparing(Level::digits, Arrays::compare);

        private int[] digits() {
            return numbers.stream().mapToInt(Integer::intValue).toArray();
        }

        static Level of(String group, int number) {
            return new Level(group, "", List.of(number), Integer.toString(number));
        }

        @Override
        public int compareTo(Level other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The factors of trained networks, by group and level.
     *
     * @param space      that they are of
     * @param genomes    genomes of completed trials
     * @param accuracies their accuracies, in the same order
     */
    static List<Factor> of(SearchSpace space, List<Genome> genomes, List<Double> accuracies) {
        Map<Level, List<Double>> byLevel = new TreeMap<>();
        for (int i = 0; i < genomes.size(); i++) {
            double accuracy = accuracies.get(i);
            levels(space, genomes.get(i)).distinct().forEach(level -> byLevel
                    .computeIfAbsent(level, l -> new ArrayList<>()).add(accuracy));
        }
        return byLevel.entrySet().stream().map(entry -> new Factor(entry.getKey().group(),
                entry.getKey().label(), Summary.of(entry.getValue()))).toList();
    }

    private static Stream<Level> levels(SearchSpace space, Genome genome) {
        Stream<Level> models = genome.stages().stream().map(StageGenome::model)
                .flatMap(model -> model instanceof ConnectionMatrix
                        ? Stream.of(generator(model))
                        : Stream.of(generator(model), parameters(model)));
        Stream<Level> sizes = Stream.of(Level.of("stages", genome.stages().size()),
                Level.of("widest stage, channels", Collections.max(space.channels(genome))));
        return Stream.of(models, sizes, open(space, genome)).flatMap(levels -> levels);
    }

    // What some spaces leave open; in others there is but one level.
    private static Stream<Level> open(SearchSpace space, Genome genome) {
        List<Level> levels = new ArrayList<>();
        if (space.operations().size() > 1) {
            genome.stages().forEach(stage -> levels.add(new Level("operation",
                    stage.operation().notation(), List.of(), stage.operation().notation())));
        }
        List<StemConvolution> stem = space.skeleton().stem(genome.skeleton());
        SkeletonGenome around = genome.skeleton();
        if (around != null) {
            levels.add(Level.of("stem, channels", stem.getLast().channels()));
            levels.add(Level.of("head, channels", around.headChannels()));
        }
        genome.stages().stream().skip(1).map(StageGenome::links).flatMap(Stream::ofNullable)
                .map(LinkGenome::rate)
                .forEach(rate -> levels.add(new Level("rate of links", "",
                        List.of(space.linkRates().indexOf(rate)),
                        BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString())));
        if (around != null || !space.skeleton().hasFixedStrides()) {
            levels.add(Level.of("halvings of the image", (int) Stream
                    .concat(stem.stream().map(StemConvolution::stride),
                            space.strides(genome).stream())
                    .filter(stride -> stride > 1).count()));
        }
        return levels.stream();
    }

    private static Level generator(GraphModel model) {
        String kind = model.family().code();
        return new Level("generator", kind, List.of(), kind);
    }

    // Real numbers are continuous: in tenths of what they may be where one stands alone, as P of ER
    // in the paper, in quarters beside another parameter; degrees in whole numbers.
    private static Level parameters(GraphModel model) {
        if (model.parameters().isEmpty()) {
            return new Level("parameters", model.notation(), List.of(), model.notation());
        }
        int parts = model.parameters().size() == 1 ? 10 : 4;
        List<Integer> numbers = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < model.parameters().size(); i++) {
            Number value = model.parameters().get(i);
            Parameter parameter = model.family().parameters().get(i);
            if (parameter.whole()) {
                numbers.add(value.intValue());
                labels.add(Integer.toString(value.intValue()));
            } else if (parameter.isDegree()) {
                int number = (int) Math.floor(value.doubleValue());
                numbers.add(number);
                labels.add(number + "-" + (number + 1));
            } else {
                double max = parameter.bounds().max();
                int number = (int) Math.min(parts - 1,
                        Math.floor(value.doubleValue() / max * parts));
                numbers.add(number);
                labels.add(interval(number, parts, max));
            }
        }
        String kind = model.family().code();
        return new Level("parameters", kind, numbers,
                "%s(%s)".formatted(kind, String.join(", ", labels)));
    }

    private static String interval(int part, int parts, double max) {
        return String.format(Locale.ROOT, parts == 10 && max == 1 ? "%.1f-%.1f" : "%.2f-%.2f",
                part * max / parts, (part + 1) * max / parts);
    }
}

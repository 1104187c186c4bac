package io.evowire.run.report;

import io.evowire.core.graph.BarabasiAlbert;
import io.evowire.core.graph.ErdosRenyi;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.graph.WattsStrogatz;
import io.evowire.genome.Genome;
import io.evowire.genome.StageGenome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Accuracy of all networks that have something in common, as in figure 3 of Xie et al. 2019. A network
 * whose stages differ counts for each of their levels once.
 *
 * @param group    what is compared, such as {@code generator}
 * @param level    what these networks have in common, such as {@code WS(4, 0.50-0.75)}
 * @param accuracy validation accuracies, fractions in [0, 1]
 */
public record Factor(String group, String level, Summary accuracy) {

    /** Levels sort by their numbers, not by their digits. */
    private record Level(String group, String kind, double first, double second, String label)
            implements
                Comparable<Level> {

        private static final Comparator<Level> ORDER = Comparator.comparing(Level::group)
                .thenComparing(Level::kind).thenComparingDouble(Level::first)
                .thenComparingDouble(Level::second);

        static Level of(String group, int number) {
            return new Level(group, "", number, 0, Integer.toString(number));
        }

        @Override
        public int compareTo(Level other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * The factors of trained networks, by group and level.
     *
     * @param genomes    genomes of completed trials
     * @param accuracies their accuracies, in the same order
     */
    static List<Factor> of(List<Genome> genomes, List<Double> accuracies) {
        Map<Level, List<Double>> byLevel = new TreeMap<>();
        for (int i = 0; i < genomes.size(); i++) {
            double accuracy = accuracies.get(i);
            levels(genomes.get(i)).distinct().forEach(level -> byLevel
                    .computeIfAbsent(level, l -> new ArrayList<>()).add(accuracy));
        }
        return byLevel.entrySet().stream().map(entry -> new Factor(entry.getKey().group(),
                entry.getKey().label(), Summary.of(entry.getValue()))).toList();
    }

    private static Stream<Level> levels(Genome genome) {
        List<StageGenome> stages = genome.stages();
        return Stream.concat(stages.stream().map(StageGenome::model)
                .flatMap(model -> Stream.of(generator(model), parameters(model))),
                Stream.of(
                        Level.of("stages", stages.size()),
                        Level.of("widest stage, channels",
                                stages.stream().mapToInt(StageGenome::channels).max()
                                        .orElseThrow())));
    }

    private static Level generator(GraphModel model) {
        String kind = parameters(model).kind();
        return new Level("generator", kind, 0, 0, kind);
    }

    // Probabilities are continuous: tenths for ER as in the paper, quarters beside the K of WS.
    private static Level parameters(GraphModel model) {
        return switch (model) {
            case ErdosRenyi er -> {
                int tenth = (int) Math.min(9, Math.floor(er.probability() * 10));
                yield new Level("parameters", "ER", tenth, 0,
                        String.format(Locale.ROOT, "ER(%.1f-%.1f)", tenth / 10.0,
                                (tenth + 1) / 10.0));
            }
            case BarabasiAlbert ba -> new Level("parameters", "BA", ba.attachments(), 0,
                    "BA(" + ba.attachments() + ")");
            case WattsStrogatz ws -> {
                int quarter = (int) Math.min(3, Math.floor(ws.rewiring() * 4));
                yield new Level("parameters", "WS", ws.neighbours(), quarter,
                        String.format(Locale.ROOT, "WS(%d, %.2f-%.2f)", ws.neighbours(),
                                quarter / 4.0, (quarter + 1) / 4.0));
            }
        };
    }
}

package io.evowire.run.study;

import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which width is better, over so many seeds: a study of two networks.
 *
 * @param seeds        trainings of each
 * @param learningRate of all
 */
public record SeedsStudy(int seeds, double learningRate)
        implements
            Study<Map<Integer, SeedsStudy.Score>> {

    private static final List<Integer> WIDTHS = List.of(4, 8);

    /** What the reading must know of a training. */
    record Setting(int width, long seed) {}

    /**
     * What came out for one width.
     *
     * @param trainings that came to their end
     * @param mean      of their validation accuracies, fraction in [0, 1]
     */
    public record Score(int trainings, double mean) {}

    @Override
    public String name() {
        return "seeds";
    }

    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        List<StudyEntry> plan = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            for (int width : WIDTHS) {
                plan.add(StudyEntry.of("width %d seed %d".formatted(width, seed),
                        new Setting(width, seed),
                        new Candidate(plan.size(), network(width, shape, classes), recipe(seed),
                                Leg.WHOLE, true)));
            }
        }
        return plan;
    }

    private TrainingRecipe recipe(long seed) {
        return new TrainingRecipe(1, 3, 16, learningRate, 0.9, 0, 0, 0, false,
                Precision.FLOAT32, seed);
    }

    private static Network network(int width, TensorShape shape, int classes) {
        var graph = new WattsStrogatz(5, 2, 0.5)
                .generate(RandomGeneratorFactory.of("L64X128MixRandom").create(3));
        return Network.of(new Architecture(List.of(new StemConvolution(4, 1)),
                List.of(new Stage(graph, width, 2, NodeOperation.SEPARABLE_3X3)), new Head(8)),
                shape, classes);
    }

    @Override
    public Map<Integer, Score> read(List<Trained> trained) {
        return trained.stream().collect(Collectors.groupingBy(
                done -> done.what(Setting.class).width(), TreeMap::new,
                Collectors.collectingAndThen(Collectors.mapping(Trained::outcome,
                        Collectors.toList()), SeedsStudy::score)));
    }

    @Override
    public Map<String, String> tables(List<Trained> trained) {
        return Map.of("seeds.csv", "trainings\n%d\n".formatted(trained.size()));
    }

    private static Score score(List<Outcome> outcomes) {
        List<Double> accuracies = outcomes.stream()
                .flatMap(outcome -> outcome instanceof Outcome.Completed completed
                        ? Stream.of(completed.validationAccuracy())
                        : Stream.empty())
                .toList();
        return new Score(accuracies.size(),
                accuracies.stream().mapToDouble(x -> x).average().orElse(0));
    }
}

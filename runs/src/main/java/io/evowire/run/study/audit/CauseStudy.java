package io.evowire.run.study.audit;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Candidate;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.Randomness;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import io.evowire.run.study.TrainedSetting;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the noise of a training comes from: networks drawn at random, each trained with every pair
 * of some initialisations and some orders of the images. All networks see the same orders, so that
 * what an order does to all of them alike can be told from what it does to one.
 *
 * @param config   whose space is drawn from, and whose recipe trains
 * @param networks how many are drawn, at least 2
 * @param seeds    initialisations of each network, and orders, at least 2
 * @param steps    numbers of optimisation steps
 */
public record CauseStudy(SearchConfig config, int networks, int seeds, List<Integer> steps)
        implements
            Study<CauseReading> {

    public CauseStudy {
        steps = List.copyOf(steps);
    }

    /**
     * A training.
     *
     * @param network number of the draw
     * @param genome  its genome
     * @param macs    multiply-adds of an image
     * @param steps   optimisation steps
     * @param initial number of the initialisation, from 0
     * @param order   number of the order, from 0
     */
    public record Setting(int network, String genome, long macs, int steps, int initial,
            int order) {}

    @Override
    public String name() {
        return "causes";
    }

    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        var factory = new CandidateFactory(config, shape, classes);
        var randomness = new Randomness(config.seed());
        List<StudyEntry> plan = new ArrayList<>();
        for (Draw draw : Draw.of(factory, "causes", networks, cost -> true)) {
            for (int length : steps) {
                for (int initial = 0; initial < seeds; initial++) {
                    for (int order = 0; order < seeds; order++) {
                        String id = "network %d, %d steps, initialisation %d, order %d"
                                .formatted(draw.number(), length, initial, order);
                        var recipe = config.recipe()
                                .withSeed(randomness.seedOf(
                                        "initialisation %d of network %d".formatted(initial,
                                                draw.number())))
                                .withImageSeed(randomness.seedOf("order " + order));
                        plan.add(StudyEntry.of(id,
                                new Setting(draw.number(), draw.genome().notation(),
                                        draw.cost().macs(), length, initial, order),
                                new Candidate(plan.size(), draw.network(),
                                        recipe.withSteps(length))));
                    }
                }
            }
        }
        return plan;
    }

    @Override
    public CauseReading read(List<Trained> trained) {
        return CauseReading.of(TrainedSetting.of(trained, Setting.class), seeds, steps);
    }
}

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
 * How much of what a training says is the network, and how much is luck: networks drawn at random,
 * each trained with several seeds and for several numbers of steps.
 *
 * @param config   whose space is drawn from, and whose recipe trains
 * @param networks how many are drawn, at least 6
 * @param seeds    trainings of each network for each number of steps, at least 2
 * @param steps    numbers of optimisation steps
 */
public record ReplicateStudy(SearchConfig config, int networks, int seeds, List<Integer> steps)
        implements
            Study<ReplicateReading> {

    public ReplicateStudy {
        steps = List.copyOf(steps);
    }

    /**
     * A training.
     *
     * @param network number of the draw
     * @param genome  its genome
     * @param macs    multiply-adds of an image
     * @param steps   optimisation steps
     * @param seed    number of the seed, from 0
     */
    public record Setting(int network, String genome, long macs, int steps, int seed) {}

    @Override
    public String name() {
        return "replicates";
    }

    // Numbers of steps take turns, so that a machine that is slow for a while is so for all of
    // them.
    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        var factory = new CandidateFactory(config, shape, classes);
        var randomness = new Randomness(config.seed());
        List<Draw> draws = Draw.of(factory, "replicates", networks, cost -> true);
        List<StudyEntry> plan = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            for (Draw draw : draws) {
                for (int length : steps) {
                    String id = "network %d, %d steps, seed %d".formatted(draw.number(), length,
                            seed);
                    plan.add(StudyEntry.of(id,
                            new Setting(draw.number(), draw.genome().notation(),
                                    draw.cost().macs(), length, seed),
                            new Candidate(plan.size(), draw.network(), config.recipe()
                                    .withSeed(randomness.seedOf(id)).withSteps(length))));
                }
            }
        }
        return plan;
    }

    @Override
    public ReplicateReading read(List<Trained> trained) {
        return ReplicateReading.of(TrainedSetting.of(trained, Setting.class), seeds, steps);
    }
}

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
 * How good the networks of a space are at given costs: random draws of similar cost, each trained
 * once, and the distribution of their accuracies. Of two spaces the one with the longer upper tail
 * has more to find (Radosavovic et al. 2020, section 3).
 *
 * @param config   whose space is drawn from, and whose recipe trains
 * @param networks draws for each budget, at least 2
 * @param budgets  multiply-adds; draws have at most so many, and at least {@value #LEAST} of them
 * @param steps    optimisation steps
 */
public record SpaceStudy(SearchConfig config, int networks, List<Long> budgets, int steps)
        implements
            Study<SpaceReading> {

    static final double LEAST = 0.8;

    public SpaceStudy {
        budgets = List.copyOf(budgets);
    }

    /**
     * A training.
     *
     * @param budget  multiply-adds
     * @param network number of the draw for this budget
     * @param genome  its genome
     * @param macs    multiply-adds of an image
     */
    public record Setting(long budget, int network, String genome, long macs) {}

    @Override
    public String name() {
        return "space";
    }

    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        var factory = new CandidateFactory(config, shape, classes);
        var randomness = new Randomness(config.seed());
        List<StudyEntry> plan = new ArrayList<>();
        for (long budget : budgets) {
            for (Draw draw : Draw.of(factory, "budget " + budget, networks,
                    cost -> cost.macs() <= budget && cost.macs() >= LEAST * budget)) {
                String id = "budget %d, network %d".formatted(budget, draw.number());
                plan.add(StudyEntry.of(id,
                        new Setting(budget, draw.number(), draw.genome().notation(),
                                draw.cost().macs()),
                        new Candidate(plan.size(), draw.network(),
                                config.recipe().withSeed(randomness.seedOf(id)).withSteps(steps))));
            }
        }
        return plan;
    }

    @Override
    public SpaceReading read(List<Trained> trained) {
        return SpaceReading.of(TrainedSetting.of(trained, Setting.class), budgets);
    }
}

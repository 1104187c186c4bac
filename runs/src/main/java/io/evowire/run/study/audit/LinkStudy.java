package io.evowire.run.study.audit;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Network;
import io.evowire.core.network.Stage;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.genome.space.SearchSpace;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.Randomness;
import io.evowire.run.study.EqualMacs;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import io.evowire.run.study.TrainedSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whether links between stages are worth what they cost: pairs of networks of the same graphs, one
 * with links and one without, which is wider by so much that both need as many multiply-adds (see
 * {@link EqualMacs}; the difference is mostly below 1 %, and the table of trainings has both).
 * Both of a pair are trained with the same seeds and see the same images in the same order.
 * <p>
 * In 150 such pairs of Nowak and Janik, on CIFAR-10 and at equal parameters, links were worth 0.44
 * percentage points.
 *
 * @param config whose space is drawn from, and whose recipe trains; where the space has no links,
 *               any two nodes are linked with probability {@value #RATE}
 * @param pairs  how many are drawn, at least 2
 * @param seeds  trainings of each network, at least 1
 * @param steps  optimisation steps
 * @see <a href="https://arxiv.org/abs/2002.08104">Nowak and Janik, Discovering wiring patterns
 *      influencing neural network performance (2020)</a>
 */
public record LinkStudy(SearchConfig config, int pairs, int seeds, int steps)
        implements
            Study<LinkReading> {

    static final double RATE = 0.1;

    public LinkStudy {
        SearchSpace space = config.space();
        if (space.stages().max() < 2) {
            throw new UserException("""
                    Links join stages, but networks of this space have one. Set space.stages to a \
                    larger max.""");
        }
        if (!space.hasLinks()) {
            config = config.with(space.withLinkRates(List.of(RATE)));
        }
    }

    /**
     * A training.
     *
     * @param pair       number of the pair
     * @param links      that the network has, 0 for the one without
     * @param seed       number of the seed, from 0
     * @param genome     of the network with links
     * @param widths     channels of each stage
     * @param macs       multiply-adds of an image
     * @param parameters trained numbers
     */
    public record Setting(int pair, int links, int seed, String genome, String widths, long macs,
            long parameters) {}

    @Override
    public String name() {
        return "links";
    }

    // The two of a pair take turns, so that a machine that is slow for a while is so for both.
    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        var factory = new CandidateFactory(config, shape, classes);
        List<Draw> draws = Draw.ofNetworks(factory, "links", pairs,
                draw -> !draw.network().architecture().links().isEmpty());
        var equal = new EqualMacs(shape, classes);
        List<Network> without = draws.stream()
                .map(draw -> equal.withoutLinks(draw.network().architecture())).toList();
        List<StudyEntry> plan = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            for (Draw draw : draws) {
                plan.add(entry(plan.size(), draw, draw.network(), seed));
                plan.add(entry(plan.size(), draw, without.get(draw.number()), seed));
            }
        }
        return plan;
    }

    private StudyEntry entry(int number, Draw draw, Network network, int seed) {
        int links = network.architecture().links().size();
        Cost cost = Cost.of(network);
        String widths = network.architecture().stages().stream().map(Stage::channels)
                .map(Object::toString).collect(Collectors.joining("; "));
        return StudyEntry.of("pair %d, seed %d, %s links".formatted(draw.number(), seed,
                links == 0 ? "without" : "with"),
                new Setting(draw.number(), links, seed, draw.genome().notation(), widths,
                        cost.macs(), cost.parameters()),
                new Candidate(number, network, recipe(draw.number(), seed)));
    }

    private TrainingRecipe recipe(int pair, int seed) {
        var randomness = new Randomness(config.seed());
        String of = "seed %d of pair %d".formatted(seed, pair);
        return config.recipe().withSeed(randomness.seedOf(of))
                .withImageSeed(randomness.seedOf("images of " + of)).withSteps(steps);
    }

    @Override
    public LinkReading read(List<Trained> trained) {
        return LinkReading.of(TrainedSetting.of(trained, Setting.class), pairs);
    }
}

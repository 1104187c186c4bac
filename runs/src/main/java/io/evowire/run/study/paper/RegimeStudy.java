package io.evowire.run.study.paper;

import io.evowire.core.cost.Cost;
import io.evowire.core.cost.CostStatistics;
import io.evowire.core.network.Network;
import io.evowire.core.network.TensorShape;
import io.evowire.core.statistics.Sample;
import io.evowire.core.statistics.Spread;
import io.evowire.evaluate.Candidate;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.problem.Randomness;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import io.evowire.run.study.TrainedSetting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The paper's networks beside all rows of its tables: tables 2, 3 and 4 of Xie et al. 2019.
 * Multiply-adds and parameters are counted at the paper's images and classes, over the graphs of
 * some seeds. If asked to, the same networks are trained on the data at hand, whatever the size of
 * its images.
 *
 * @param config   whose recipe trains
 * @param networks of each regime, at least 1
 * @param seeds    trainings of each network; 0 to count alone
 * @param steps    optimisation steps
 */
public record RegimeStudy(SearchConfig config, int networks, int seeds, int steps)
        implements
            Study<RegimeStudy.Reading> {

    /**
     * A training.
     *
     * @param regime     name of the network
     * @param graph      seed of its graphs
     * @param seed       number of the training, from 0
     * @param macs       multiply-adds of an image of the data at hand
     * @param parameters trained numbers there
     */
    public record Setting(String regime, int graph, int seed, long macs, long parameters) {}

    /**
     * A network of the tables.
     *
     * @param table           of the paper
     * @param name            of the network
     * @param macs            multiply-adds, counted
     * @param parameters      trained numbers, counted
     * @param paperMacs       as the paper prints them
     * @param paperParameters the same
     * @param trainings       on the data at hand that came to their end
     * @param accuracy        of validation there, mean, fraction in [0, 1]; null without trainings
     * @param deviation       between trainings there; null for fewer than two
     */
    public record Row(int table, String name, Spread macs, Spread parameters, String paperMacs,
            String paperParameters, int trainings, @Nullable Double accuracy,
            @Nullable Double deviation) {}

    /**
     * The tables.
     *
     * @param regimes   the networks that were counted
     * @param published all rows of the paper
     */
    public record Reading(List<Row> regimes, List<PublishedNetwork> published) {

        public Reading {
            regimes = List.copyOf(regimes);
            published = List.copyOf(published);
        }
    }

    @Override
    public String name() {
        return "regimes";
    }

    // The network of table 4 is that of table 3.
    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        var randomness = new Randomness(config.seed());
        List<StudyEntry> plan = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            for (int graph = 0; graph < networks; graph++) {
                for (Regime regime : Regime.ALL) {
                    if (regime.table() < 4) {
                        Network network = Network.of(regime.architecture(graph), shape, classes);
                        plan.add(entry(plan.size(), regime, graph, seed, network, randomness));
                    }
                }
            }
        }
        return plan;
    }

    private StudyEntry entry(int number, Regime regime, int graph, int seed, Network network,
            Randomness randomness) {
        Cost cost = Cost.of(network);
        return StudyEntry.of("%s graph %d, seed %d".formatted(regime.name(), graph, seed),
                new Setting(regime.name(), graph, seed, cost.macs(), cost.parameters()),
                new Candidate(number, network, config.recipe()
                        .withSeed(randomness.seedOf("seed %d of graph %d".formatted(seed, graph)))
                        .withImageSeed(randomness.seedOf("images of seed %d".formatted(seed)))
                        .withSteps(steps)));
    }

    @Override
    public Reading read(List<Trained> trained) {
        List<TrainedSetting<Setting>> ended = TrainedSetting.of(trained, Setting.class);
        return new Reading(Regime.ALL.stream().map(regime -> row(regime, ended)).toList(),
                PublishedNetwork.ALL);
    }

    private Row row(Regime regime, List<TrainedSetting<Setting>> trained) {
        CostStatistics cost = regime.cost(networks);
        var accuracies = new Sample(trained.stream()
                .filter(training -> training.setting().regime().equals(regime.name()))
                .map(TrainedSetting::accuracy).toList());
        return new Row(regime.table(), regime.name(), cost.macs(), cost.parameters(),
                regime.macs(), regime.weights(), accuracies.values().size(), accuracies.mean(),
                accuracies.deviation());
    }

    @Override
    public boolean readsParts() {
        return true;
    }
}

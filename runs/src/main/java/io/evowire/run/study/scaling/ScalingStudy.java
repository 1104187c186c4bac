package io.evowire.run.study.scaling;

import io.evowire.core.cost.Cost;
import io.evowire.core.cost.Scaling;
import io.evowire.core.network.Network;
import io.evowire.core.network.Stage;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.resize.ResizedTraining;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import io.evowire.run.study.paper.GridNetworks;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Compound scaling of a network against scaling its nodes, its width or the size of its images
 * alone, to the same multiply-adds: figure 8 and table 7 of Tan and Le 2019. Images are resampled
 * bilinearly where a network wants them larger.
 *
 * @param config whose grid and space say what is drawn where no search is read, and whose recipe
 *               trains
 * @param found  what searches found; empty for networks that are drawn
 * @param graphs networks of WS(4, 0.75) that are drawn, at least 1
 * @param seeds  trainings of each network, at least 1
 * @param steps  optimisation steps
 * @param phi    exponents: a network gets 1.92^phi times its multiply-adds
 * @see <a href="https://arxiv.org/abs/1905.11946">Tan and Le, EfficientNet: rethinking model
 *      scaling for convolutional neural networks (2019), figure 8 and table 7</a>
 */
public record ScalingStudy(SearchConfig config, List<Found> found, int graphs, int seeds,
        int steps, List<Double> phi) implements Study<ScalingReading> {

    /** How a network is called that was not scaled. */
    static final String AS_FOUND = "as found";

    public ScalingStudy {
        found = List.copyOf(found);
        phi = List.copyOf(phi);
    }

    /**
     * A training.
     *
     * @param network    that was scaled
     * @param seed       number of the training, from 0
     * @param by         how it was scaled, or {@value #AS_FOUND}
     * @param phi        exponent; 0 as found
     * @param height     of the images, pixels
     * @param width      of the images, pixels
     * @param nodes      of each stage
     * @param channels   of each stage
     * @param macs       multiply-adds of an image
     * @param parameters trained numbers
     */
    public record Setting(String network, int seed, String by, double phi, int height, int width,
            String nodes, String channels, long macs, long parameters) {}

    @Override
    public String name() {
        return "scaling";
    }

    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        List<Found> networks = found.isEmpty()
                ? IntStream.range(0, graphs).mapToObj(graph -> Found.drawn(config, graph)).toList()
                : found;
        List<StudyEntry> plan = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            for (int number = 0; number < networks.size(); number++) {
                Found one = networks.get(number);
                Network network = Network.of(one.architecture(), shape, classes);
                plan.add(entry(one, number, seed, AS_FOUND, 0, network));
                for (double exponent : phi) {
                    for (Scaling by : Scaling.values()) {
                        plan.add(entry(one, number, seed, by.toString(), exponent,
                                scaled(by, network, one, exponent)));
                    }
                }
            }
        }
        return plan;
    }

    private static Network scaled(Scaling by, Network network, Found found, double exponent) {
        try {
            return by.of(network, found.deeper(), exponent);
        } catch (IllegalArgumentException e) {
            throw new UserException("--phi %s: %s".formatted(exponent, e.getMessage()));
        }
    }

    private StudyEntry entry(Found one, int number, int seed, String by, double exponent,
            Network network) {
        Cost cost = Cost.of(network);
        return StudyEntry.of(
                "%s, seed %d, %s%s".formatted(one.name(), seed, by,
                        exponent == 0 ? "" : ", phi " + exponent),
                new Setting(one.name(), seed, by, exponent, network.input().height(),
                        network.input().width(),
                        ofStages(network, stage -> stage.wiring().nodes()),
                        ofStages(network, Stage::channels), cost.macs(), cost.parameters()),
                new ResizedTraining(network, new GridNetworks(config).recipe(number, seed)
                        .withSteps(steps), List.of()));
    }

    private static String ofStages(Network network, ToIntFunction<Stage> value) {
        return network.architecture().stages().stream()
                .map(stage -> Integer.toString(value.applyAsInt(stage)))
                .collect(Collectors.joining("; "));
    }

    @Override
    public ScalingReading read(List<Trained> trained) {
        return ScalingReading.of(trained);
    }

    @Override
    public boolean readsParts() {
        return true;
    }
}

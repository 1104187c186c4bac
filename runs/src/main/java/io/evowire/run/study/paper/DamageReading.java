package io.evowire.run.study.paper;

import io.evowire.core.statistics.Quartiles;
import io.evowire.core.statistics.RankCorrelation;
import io.evowire.run.study.paper.DamagedNetwork.Loss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What networks lose with a node or an edge.
 *
 * @param families one for each generator, in the order of the study
 */
public record DamageReading(List<Family> families) {

    public DamageReading {
        families = List.copyOf(families);
    }

    /**
     * Networks of one generator, pooled.
     *
     * @param model    in the literature's notation
     * @param networks that were damaged
     * @param accuracy of the whole networks on the images that losses are counted on, mean
     * @param nodes    losses with a node, by output degree; outputs of a stage, which have degree
     *                 0, count as zeros in its mean
     * @param leaving  losses with an output of a stage that leaves its mean instead
     * @param edges    losses with an edge, by input degree of its target
     */
    public record Family(String model, int networks, double accuracy, Losses nodes,
            Losses leaving, Losses edges) {}

    /**
     * Losses of accuracy.
     *
     * @param mean        of all, fraction in [-1, 1]; 0 if there is none
     * @param correlation of loss and degree, by ranks, in [-1, 1]; null where all have one degree
     * @param byDegree    by ascending degree
     */
    public record Losses(double mean, @Nullable Double correlation, List<ByDegree> byDegree) {

        public Losses {
            byDegree = List.copyOf(byDegree);
        }

        static Losses of(List<Loss> losses) {
            Map<Integer, List<Double>> byDegree = losses.stream().collect(Collectors.groupingBy(
                    Loss::degree, TreeMap::new,
                    Collectors.mapping(Loss::loss, Collectors.toList())));
            return new Losses(
                    losses.stream().mapToDouble(Loss::loss).average().orElse(0),
                    byDegree.size() < 2
                            ? null
                            : (Double) RankCorrelation.of(
                                    losses.stream().map(loss -> (double) loss.degree()).toList(),
                                    losses.stream().map(Loss::loss).toList()),
                    byDegree.entrySet().stream()
                            .map(entry -> ByDegree.of(entry.getKey(), entry.getValue()))
                            .toList());
        }
    }

    /**
     * Losses at one degree.
     *
     * @param degree    of the node, or of the edge's target
     * @param mean      fraction in [-1, 1]
     * @param quartiles the same
     * @param losses    each of them
     */
    public record ByDegree(int degree, double mean, Quartiles quartiles, List<Double> losses) {

        public ByDegree {
            losses = List.copyOf(losses);
        }

        private static ByDegree of(int degree, List<Double> losses) {
            return new ByDegree(degree,
                    losses.stream().mapToDouble(loss -> loss).average().orElseThrow(),
                    Quartiles.of(losses), losses);
        }
    }

    static DamageReading of(List<DamagedNetwork> networks) {
        Map<String, List<DamagedNetwork>> byModel = networks.stream().collect(Collectors
                .groupingBy(DamagedNetwork::model, LinkedHashMap::new, Collectors.toList()));
        return new DamageReading(byModel.entrySet().stream()
                .map(entry -> family(entry.getKey(), entry.getValue())).toList());
    }

    private static Family family(String model, List<DamagedNetwork> networks) {
        return new Family(model, networks.size(),
                networks.stream().mapToDouble(network -> network.damage().accuracy()).average()
                        .orElseThrow(),
                pooled(networks, DamagedNetwork::nodes),
                pooled(networks, DamagedNetwork::leaving),
                pooled(networks, DamagedNetwork::edges));
    }

    private static Losses pooled(List<DamagedNetwork> networks,
            Function<DamagedNetwork, List<Loss>> losses) {
        return Losses.of(networks.stream().flatMap(network -> losses.apply(network).stream())
                .toList());
    }
}

package io.evowire.run.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.TensorShape;
import io.evowire.core.objective.Objective;
import io.evowire.run.Thorough;
import io.evowire.run.search.StubRun;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("thorough")
class FitnessScaleTest {

    private static final int NETWORKS = Thorough.of(1_500, 10_000);

    private static final List<Objective> COSTS = List.of(Objective.MACS, Objective.PARAMETERS,
            Objective.ACTIVATIONS, Objective.DEPTH);

    /** Each operation by itself, then all mixed. */
    static Stream<String> operations() {
        List<String> all = NodeOperation.ALL.stream().map(NodeOperation::notation).toList();
        return Stream.concat(all.stream(), Stream.of(String.join(", ", all)));
    }

    private static CandidateFactory factory(String operations) {
        return new CandidateFactory(StubRun.config(
                "objectives=[accuracy, macs, parameters, activations, depth]",
                "space.operations=[%s]".formatted(operations)), new TensorShape(1, 28, 28), 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0.0, 0.1]", "[1.0]"})
    void noneOfThousandNetworksWithLinksCostsMore(String rates) {
        var factory = new CandidateFactory(StubRun.config(
                "objectives=[accuracy, macs, parameters, activations, depth]",
                "space.nodes={min: 5, max: 9}", "space.linkRates=" + rates),
                new TensorShape(1, 28, 28), 3);
        Map<Objective, Double> bounds = bounds(factory);
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < 1_000; i++) {
            Cost cost = factory.cost(factory.config().space().draw(random));
            bounds.forEach((objective, bound) -> assertTrue(objective.value(0, cost) <= bound,
                    () -> "%s: %s beyond %s".formatted(objective, cost, bound)));
        }
    }

    @Test
    void linksRaiseTheBoundOnlyWhereThereMayBeSome() {
        Map<Objective, Double> without = bounds("separable3x3");
        CandidateFactory none = factory("separable3x3");
        assertEquals(without, bounds(new CandidateFactory(
                none.config().with(none.config().space().withLinkRates(List.of(0.0))),
                none.shape(), none.classes())));
        assertTrue(bounds(new CandidateFactory(
                none.config().with(none.config().space().withLinkRates(List.of(0.0, 0.1))),
                none.shape(), none.classes())).get(Objective.MACS) > without.get(Objective.MACS));
    }

    private static Map<Objective, Double> bounds(String operations) {
        return bounds(factory(operations));
    }

    private static Map<Objective, Double> bounds(CandidateFactory factory) {
        Map<Objective, Double> bounds = new TreeMap<>();
        var reference = FitnessScale.of(factory).reference();
        for (Objective objective : COSTS) {
            bounds.put(objective, reference.values()
                    .get(reference.objectives().indexOf(objective)));
        }
        return bounds;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void noneOfManyNetworksCostsMore(String operations) {
        CandidateFactory factory = factory(operations);
        Map<Objective, Double> bounds = bounds(operations);
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        for (int i = 0; i < NETWORKS; i++) {
            Cost cost = factory.cost(factory.config().space().draw(random));
            bounds.forEach((objective, bound) -> assertTrue(objective.value(0, cost) <= bound,
                    () -> "%s: %s beyond %s".formatted(objective, cost, bound)));
        }
    }

    @Test
    void anyOrderOfOperationsHasTheBoundOfTheCostliest() {
        Map<Objective, Double> costliest = bounds("separable5x5");
        assertTrue(bounds("separable3x3").get(Objective.MACS) < costliest.get(Objective.MACS));
        assertEquals(costliest, bounds("separable3x3, separable5x5"));
        assertEquals(costliest, bounds("separable5x5, separable3x3"));
    }
}

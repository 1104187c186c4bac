package io.evowire.run.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Objective;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrowdedOrderTest {

    private static final List<Objective> OBJECTIVES = List.of(Objective.ACCURACY, Objective.MACS);

    private static Fitness fitness(double accuracy, double macs) {
        return Fitness.of(OBJECTIVES, List.of(accuracy, macs));
    }

    private static List<Fitness> ordered(List<Fitness> values) {
        return CrowdedOrder.of(values, ParetoMeasure.FITNESS).stream().map(values::get).toList();
    }

    private static List<Fitness> random(Random random, int count) {
        List<Fitness> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(fitness(random.nextDouble(), 100 * random.nextDouble()));
        }
        return values;
    }

    @Test
    void nobodyStandsBeforeOneThatDominatesIt() {
        var random = new Random(1);
        for (int i = 0; i < 100; i++) {
            List<Fitness> ordered = ordered(random(random, 30));
            for (int a = 0; a < ordered.size(); a++) {
                for (int b = a + 1; b < ordered.size(); b++) {
                    assertTrue(ordered.get(b).dominance(ordered.get(a)) <= 0);
                }
            }
        }
    }

    @Test
    void everybodyHasOnePlace() {
        List<Integer> order = CrowdedOrder.of(random(new Random(2), 50), ParetoMeasure.FITNESS);
        assertEquals(IntStream.range(0, 50).boxed().toList(), order.stream().sorted().toList());
    }

    @Test
    void selectionDoesNotDependOnTheOrderOfArrival() {
        var random = new Random(3);
        for (int i = 0; i < 100; i++) {
            List<Fitness> values = random(random, 40);
            List<Fitness> inner = inner(ordered(values));
            Collections.shuffle(values, random);
            assertEquals(inner, inner(ordered(values)));
        }
    }

    // The ends of a front are equally good, so they alone stand as they came.
    private static List<Fitness> inner(List<Fitness> ordered) {
        List<Fitness> inner = new ArrayList<>(ordered);
        List<Fitness> rest = new ArrayList<>(ordered);
        while (!rest.isEmpty()) {
            List<Fitness> front = rest.stream()
                    .filter(a -> rest.stream().noneMatch(b -> b.dominance(a) > 0)).toList();
            front.stream().max(Fitness::compareTo).ifPresent(inner::remove);
            front.stream().min(Fitness::compareTo).ifPresent(inner::remove);
            rest.removeAll(front);
        }
        return inner;
    }

    @Test
    void theLonelyComeFirstAmongEqualRanks() {
        // Of the front's inner points, (0.6, 60) has the farthest neighbours.
        List<Fitness> front = List.of(fitness(0.1, 10), fitness(0.2, 20), fitness(0.25, 25),
                fitness(0.6, 60), fitness(1, 100));
        List<Fitness> ordered = ordered(front);
        assertEquals(List.of(fitness(0.1, 10), fitness(1, 100)),
                ordered.subList(0, 2).stream().sorted().toList());
        assertEquals(List.of(fitness(0.6, 60), fitness(0.25, 25), fitness(0.2, 20)),
                ordered.subList(2, 5));
    }

    @Test
    void crowdingIsTakenWithinAFront() {
        // In the first front (0.5, 50) is lonelier than (0.8, 80); dominated points beside it in one
        // objective do not change that.
        List<Fitness> values = List.of(fitness(0.1, 10), fitness(0.5, 50), fitness(0.8, 80),
                fitness(0.9, 90), fitness(0.49, 70), fitness(0.48, 71), fitness(0.51, 85),
                fitness(0.3, 51), fitness(0.29, 52));
        List<Fitness> ordered = ordered(values);
        assertTrue(ordered.indexOf(fitness(0.5, 50)) < ordered.indexOf(fitness(0.8, 80)));
    }

    @Test
    void theFailedStandLast() {
        List<Fitness> values = new ArrayList<>(random(new Random(4), 10));
        values.addFirst(Fitness.failed(fitness(0, 100)));
        assertEquals(0, CrowdedOrder.of(values, ParetoMeasure.FITNESS).getLast());
    }
}

package io.evowire.genome.wann;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evowire.core.wann.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RankingTest {

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Few values, so that many are equal. */
    private static List<WannScores> scores(int size, RandomGenerator random) {
        return IntStream.range(0, size).mapToObj(i -> new WannScores(-random.nextInt(12),
                -random.nextInt(6), 1 + random.nextInt(8))).toList();
    }

    /** By the definition: a front is what nobody of the rest dominates. */
    private static int[] byDefinition(Ranking ranking, List<WannScores> scores) {
        int[] front = new int[scores.size()];
        Arrays.fill(front, -1);
        for (int f = 0; Arrays.stream(front).anyMatch(done -> done < 0); f++) {
            List<Integer> members = new ArrayList<>();
            for (int i = 0; i < front.length; i++) {
                WannScores one = scores.get(i);
                if (front[i] < 0 && IntStream.range(0, front.length)
                        .filter(other -> front[other] < 0)
                        .noneMatch(other -> ranking.dominates(scores.get(other), one))) {
                    members.add(i);
                }
            }
            int number = f;
            members.forEach(member -> front[member] = number);
        }
        return front;
    }

    @ParameterizedTest
    @EnumSource(Ranking.class)
    void frontsAreThoseOfTheDefinition(Ranking ranking) {
        for (int seed = 0; seed < 50; seed++) {
            List<WannScores> scores = scores(1 + 2 * seed, random(seed));
            assertArrayEquals(byDefinition(ranking, scores), ranking.fronts(scores),
                    "seed " + seed);
        }
    }

    @Test
    void withinAFrontTheEndsAndTheLoneliestComeFirst() {
        List<WannScores> scores = List.of(new WannScores(-1.0, 0, 100),
                new WannScores(-1.1, 0, 90), new WannScores(-3.0, 0, 10),
                new WannScores(-2.9, 0, 20), new WannScores(-9, 0, 1000));
        List<Integer> order = Ranking.MEAN_AND_SIZE.order(scores);
        assertEquals(new HashSet<>(List.of(0, 2)), new HashSet<>(order.subList(0, 2)));
        assertEquals(4, order.getLast());
    }

    @Test
    void noConnectionCountsAsOne() {
        assertEquals(new WannScores(0, 0, 1).smallness(), new WannScores(0, 0, 0).smallness());
        assertThrows(IllegalArgumentException.class, () -> new WannScores(Double.NaN, 0, 1));
    }

    @Test
    void aFifthOfTheGenerationsIsRankedByTheBestScore() {
        RandomGenerator random = random(4);
        long bySize = IntStream.range(0, 10_000)
                .filter(i -> Ranking.draw(random) == Ranking.MEAN_AND_SIZE).count();
        assertEquals(0.8, bySize / 10_000.0, 0.02);
    }

    @Test
    void aGenerationOfThePaperHas153ElitesAnd807Children() {
        assertEquals(768, Breeding.MNIST.parents());
        assertEquals(153, Breeding.MNIST.elites());
        List<WannGenome> ranked = Breeding.MNIST.first(3, 2, random(1));
        List<WannGenome> next = Breeding.MNIST.next(ranked, random(2));
        assertEquals(960, next.size());
        assertEquals(ranked.subList(0, 153), next.subList(0, 153));
        assertEquals(next, Breeding.MNIST.next(ranked, random(2)));
    }

    @Test
    void parentsAreTheBestOfSixtyFourDraws() {
        var breeding = new Breeding(960, 0.5, 32, Breeding.MNIST.activations());
        List<WannGenome> ranked = IntStream.range(0, 960).mapToObj(RankingTest::marked)
                .toList();
        double mean = breeding.next(ranked, random(8)).stream().skip(breeding.elites())
                .mapToInt(RankingTest::place).average().orElseThrow();
        assertEquals(768 / 65.0, mean, 2.0);
    }

    // Genes keep their place and their ends, so that a child tells whose it is.
    private static WannGenome marked(int place) {
        List<ConnectionGene> genes = IntStream.range(0, 10)
                .mapToObj(bit -> new ConnectionGene(place >> bit & 1, 3 + bit, true)).toList();
        return new WannGenome(1, 1, Collections.nCopies(10, Activation.TANH), genes);
    }

    private static int place(WannGenome child) {
        return IntStream.range(0, 10).map(bit -> child.connections().get(bit).from() << bit).sum();
    }
}

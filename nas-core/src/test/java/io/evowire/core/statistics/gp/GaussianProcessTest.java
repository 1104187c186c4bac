package io.evowire.core.statistics.gp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.statistics.RankCorrelation;
import io.evowire.core.statistics.Scatter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianProcessTest {

    private static final Prior PRIOR = new Prior(0.5, 0.1);
    private static final MathContext DIGITS = new MathContext(50);

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Of a smooth function of two of three coordinates, with noise. */
    private static List<Observation> observations(int count, double noise, long seed) {
        RandomGenerator random = random(seed);
        return IntStream.range(0, count).mapToObj(i -> {
            List<Double> point = point(random);
            int looks = 1 + random.nextInt(3);
            // Each fifth one is of the subject before it, seen elsewhere.
            return new Observation(i % 5 == 4 ? i - 1 : i, point,
                    value(point) + noise * random.nextGaussian() / Math.sqrt(looks), looks);
        }).toList();
    }

    private static List<Double> point(RandomGenerator random) {
        return List.of(4 * random.nextDouble(), 20 + 3 * random.nextDouble(),
                random.nextInt(3) / 2.0);
    }

    private static double value(List<Double> point) {
        return 0.6 + 0.1 * Math.sin(point.get(0)) + 0.02 * (point.get(1) - 20);
    }

    /** The same process by definition, solved by elimination with fifty digits. */
    private static final class Textbook {

        private final GaussianProcess process;
        private final List<BigDecimal> values;
        private final List<List<BigDecimal>> inverse;
        private final BigDecimal determinant;

        Textbook(GaussianProcess process) {
            this.process = process;
            this.values = process.observations().stream()
                    .map(observation -> new BigDecimal(observation.value())).toList();
            int n = values.size();
            List<List<BigDecimal>> rows = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                List<BigDecimal> row = new ArrayList<>();
                for (int j = 0; j < 2 * n; j++) {
                    row.add(j < n ? covariance(i, j) : unit(i, j - n));
                }
                rows.add(row);
            }
            BigDecimal product = BigDecimal.ONE;
            for (int k = 0; k < n; k++) {
                BigDecimal pivot = rows.get(k).get(k);
                product = product.multiply(pivot, DIGITS);
                rows.get(k).replaceAll(x -> x.divide(pivot, DIGITS));
                for (int i = 0; i < n; i++) {
                    if (i != k) {
                        BigDecimal factor = rows.get(i).get(k);
                        for (int j = 0; j < 2 * n; j++) {
                            rows.get(i).set(j, rows.get(i).get(j).subtract(
                                    factor.multiply(rows.get(k).get(j), DIGITS), DIGITS));
                        }
                    }
                }
            }
            inverse = rows.stream().map(row -> List.copyOf(row.subList(n, 2 * n))).toList();
            determinant = product;
        }

        private static BigDecimal unit(int i, int j) {
            return i == j ? BigDecimal.ONE : BigDecimal.ZERO;
        }

        private BigDecimal covariance(int i, int j) {
            List<Observation> all = process.observations();
            BigDecimal same = new BigDecimal(process.settled().smoothness().noise())
                    .divide(new BigDecimal(all.get(i).looks()), DIGITS);
            return correlation(all.get(i).point(), all.get(j).point())
                    .add(own(all.get(i).subject(), all.get(j).subject()))
                    .add(i == j ? same : BigDecimal.ZERO);
        }

        private BigDecimal own(int first, int second) {
            return first == second
                    ? new BigDecimal(process.settled().smoothness().own())
                    : BigDecimal.ZERO;
        }

        private BigDecimal correlation(List<Double> a, List<Double> b) {
            double[] first = process.settled().scaling().of(a);
            double[] second = process.settled().scaling().of(b);
            double sum = IntStream.range(0, first.length)
                    .mapToDouble(i -> Math.pow(first[i] - second[i], 2)).sum();
            double length = process.length();
            return new BigDecimal(
                    Math.exp(-sum / Math.max(1, first.length) / (2 * length * length)));
        }

        private BigDecimal form(List<BigDecimal> a, List<BigDecimal> b) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < a.size(); i++) {
                for (int j = 0; j < b.size(); j++) {
                    sum = sum.add(a.get(i).multiply(inverse.get(i).get(j)).multiply(b.get(j)),
                            DIGITS);
                }
            }
            return sum;
        }

        private List<BigDecimal> ones() {
            return values.stream().map(value -> BigDecimal.ONE).toList();
        }

        BigDecimal mean() {
            return form(ones(), values).divide(form(ones(), ones()), DIGITS);
        }

        private List<BigDecimal> rest() {
            BigDecimal mean = mean();
            return values.stream().map(value -> value.subtract(mean)).toList();
        }

        double variance() {
            return form(rest(), rest()).doubleValue();
        }

        double logLikelihood(Scatter scatter) {
            double noise = process.settled().smoothness().noise();
            double luck = process.settled().smoothness().luck();
            return Math.log(luck * (1 - luck))
                    - scatter.freedom() * Math.log(noise) / 2
                    - Math.log(determinant.doubleValue()) / 2
                    - Math.log(form(ones(), ones()).doubleValue()) / 2
                    - (values.size() + scatter.freedom())
                            * Math.log(variance() + 0.01 + scatter.squares() / noise) / 2;
        }

        Posterior of(int subject, List<Double> point) {
            List<BigDecimal> k = process.observations().stream()
                    .map(observation -> correlation(point, observation.point())
                            .add(own(subject, observation.subject())))
                    .toList();
            BigDecimal untrended = BigDecimal.ONE.subtract(form(ones(), k));
            double share = BigDecimal.ONE.add(own(0, 0)).subtract(form(k, k)).add(untrended.pow(2)
                    .divide(form(ones(), ones()), DIGITS)).doubleValue();
            return new Posterior(mean().add(form(k, rest())).doubleValue(),
                    process.deviation() * Math.sqrt(share), process.noise());
        }
    }

    private static void assertNear(Posterior expected, Posterior actual) {
        assertEquals(expected.mean(), actual.mean(), 1e-10);
        assertEquals(expected.deviation(), actual.deviation(), 1e-10);
        assertEquals(expected.noise(), actual.noise(), 1e-10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 24, 33})
    void itBelievesWhatTheTextbookSaysInFiftyDigits(int count) {
        var process = GaussianProcess.of(PRIOR, observations(count, 0.03, count));
        var textbook = new Textbook(process);
        RandomGenerator random = random(99);
        for (int i = 0; i < 8; i++) {
            List<Double> point = point(random);
            assertNear(textbook.of(-1, point), process.at(point));
            assertNear(textbook.of(i, point), process.of(i, point));
            assertEquals(process.of(i, point).mean(), process.mean(i, point));
            assertEquals(process.at(point).mean(), process.mean(point));
        }
        assertEquals(textbook.mean().doubleValue(), process.mean(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"3, 0, 0", "12, 0, 0", "12, 0.02, 5", "12, 0.0001, 3"})
    void itTakesForGrantedWhatIsMostLikely(int count, double squares, int freedom) {
        List<Observation> observations = observations(count, 0.02, 5);
        var scatter = new Scatter(squares, freedom);
        var process = GaussianProcess.of(PRIOR, scatter, observations);
        double chosen = new Textbook(process).logLikelihood(scatter);
        Settled settled = process.settled();
        for (double length : Smoothness.LENGTHS) {
            for (double rough : Smoothness.ROUGHS) {
                for (double luck : Smoothness.LUCKS) {
                    var other = GaussianProcess.taking(PRIOR, scatter,
                            new Settled(settled.by(), settled.scaling(),
                                    new Smoothness(length, rough, luck), settled.variance()))
                            .with(observations);
                    assertTrue(new Textbook(other).logLikelihood(scatter) <= chosen + 1e-9,
                            () -> length + ", " + rough + " and " + luck);
                }
            }
        }
        assertEquals((new Textbook(process).variance() + 0.01
                + squares / settled.smoothness().noise()) / (count + freedom),
                process.deviation() * process.deviation(), 1e-12);
    }

    // Subjects have a part of their own of deviation 0.05; looks at them have noise.
    private static List<Observation> ownParts(double noise, int count) {
        RandomGenerator random = random(11);
        return IntStream.range(0, count).mapToObj(i -> {
            List<Double> point = point(random);
            return new Observation(i, point, value(point) + 0.05 * random.nextGaussian()
                    + noise * random.nextGaussian(), 1);
        }).toList();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.005, 0.05, 0.1})
    void secondLooksTellLuckFromWhatIsASubjectsOwn(double noise) {
        List<Observation> single = ownParts(noise, 90);
        var half = GaussianProcess.of(PRIOR, single);
        assertEquals(half.own(), half.noise(), 1e-12, "nothing tells them apart");
        var told = GaussianProcess.of(PRIOR, new Scatter(60 * noise * noise, 60), single);
        double share = noise * noise / (noise * noise + 0.05 * 0.05);
        assertEquals(share, told.settled().smoothness().luck(), 0.16);
        // How much of a surprise is believed: less the more of it is luck.
        Observation lucky = single.stream().max(Comparator.comparingDouble(
                seen -> seen.value() - half.mean(seen.point()))).orElseThrow();
        double all = told.of(lucky.subject(), lucky.point()).mean();
        double features = told.mean(lucky.point());
        assertTrue(features < all && all < lucky.value());
        assertEquals(1 - share, (all - features) / (lucky.value() - features), 0.25);
    }

    @Test
    void whatIsASubjectsOwnIsTheSameAtAllItsPoints() {
        List<Observation> all = ownParts(0.005, 60);
        List<Double> place = List.of(9.0, 29.0, 1.0);
        var process = GaussianProcess.of(PRIOR, new Scatter(60 * 2.5e-5, 60), all);
        Observation lucky = all.stream().max(Comparator.comparingDouble(
                seen -> seen.value() - process.mean(seen.point()))).orElseThrow();
        assertTrue(process.of(lucky.subject(), place).mean() > process.at(place).mean() + 0.02);
        assertTrue(process.of(lucky.subject(), place).deviation() < process.at(place)
                .deviation());
    }

    @Test
    void oneMoreLookIsBelievedInPart() {
        var process = GaussianProcess.of(PRIOR, observations(20, 0.03, 12));
        List<Double> place = List.of(1.0, 21.0, 0.5);
        for (int looks = 1; looks < 4; looks++) {
            assertNear(process.with(List.of(new Observation(77, place, 0.9, looks))).of(77, place),
                    process.at(place).seeing(0.9, looks));
        }
        Posterior before = process.at(place);
        // A look one deviation above what is expected moves the mean by this much.
        assertEquals(before.learningDeviation(), before.seeing(
                before.mean() + before.observationDeviation(), 1).mean() - before.mean(), 1e-12);
    }

    @Test
    void smoothFunctionsAndNoisyOnesAreToldApart() {
        List<Observation> clear = observations(60, 0.001, 3);
        List<Observation> noisy = observations(60, 0.1, 3);
        assertTrue(GaussianProcess.of(PRIOR, clear).noise() < 0.02);
        var unsure = GaussianProcess.of(PRIOR, noisy);
        assertEquals(0.1, Math.hypot(unsure.noise(), unsure.own()), 0.03);
        RandomGenerator random = random(8);
        var process = GaussianProcess.of(PRIOR, clear);
        for (int i = 0; i < 50; i++) {
            List<Double> point = point(random);
            Posterior found = process.at(point);
            assertEquals(value(point), found.mean(), 4 * found.deviation() + 0.005);
        }
    }

    @Test
    void appendingGivesTheBitsOfComputingAtOnce() {
        List<Observation> all = observations(80, 0.03, 1);
        List<Double> place = List.of(1.0, 21.0, 0.5);
        for (int step : List.of(1, 4, 16)) {
            var grown = GaussianProcess.of(PRIOR, List.of());
            for (int n = 0; n < all.size(); n += step) {
                grown = grown.plus(all.subList(n, n + step));
                var atOnce = GaussianProcess.of(PRIOR, all.subList(0, n + step));
                assertEquals(atOnce.at(place), grown.at(place));
                assertArrayEquals(atOnce.weights(), grown.weights());
                assertEquals(atOnce.noise(), grown.noise());
            }
        }
    }

    @Test
    void moreObservationsChooseAnewAtFixedNumbersOnly() {
        assertEquals("0 1 2 23 24 24 24 30 30 38 290 290 363",
                Stream.of(0, 1, 2, 23, 24, 25, 29, 30, 37, 38, 290, 362, 363)
                        .map(n -> String.valueOf(Smoothness.choosing(n)))
                        .collect(Collectors.joining(" ")));
        List<Observation> all = observations(48, 0.03, 2);
        assertEquals(38, GaussianProcess.of(PRIOR, all.subList(0, 47)).settled().by());
        assertEquals(48, GaussianProcess.of(PRIOR, all).settled().by());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 26})
    void leavingOneOutIsComputingWithoutIt(int count) {
        List<Observation> all = observations(count, 0.03, 4);
        var process = GaussianProcess.of(PRIOR, all);
        LeaveOneOut left = process.leaveOneOut();
        for (int i = 0; i < count; i++) {
            List<Observation> others = new ArrayList<>(all);
            Observation out = others.remove(i);
            Posterior found = GaussianProcess.taking(PRIOR, Scatter.NONE, process.settled())
                    .with(others)
                    .of(out.subject(), out.point());
            assertEquals(found.mean(), left.means().get(i), 1e-10);
            assertEquals(Math.sqrt(Math.pow(found.deviation(), 2)
                    + Math.pow(found.noise(), 2) / out.looks()), left.deviations().get(i), 1e-10);
        }
        assertEquals(RankCorrelation.of(left.means(),
                all.stream().map(Observation::value).toList()), left.rankCorrelation());
    }

    @Test
    void nothingIsLeftOutOfOneObservation() {
        var process = GaussianProcess.of(PRIOR, observations(1, 0, 1));
        assertThrows(IllegalStateException.class, process::leaveOneOut);
    }

    @Test
    void withoutObservationsThePriorIsBelieved() {
        var process = GaussianProcess.of(PRIOR, List.of());
        Posterior found = process.at(List.of(3.0, 4.0));
        assertEquals(0.5, found.mean());
        assertEquals(0.1 * Math.sqrt(1.5), found.deviation(), 1e-15, "half of the noise is own");
        assertEquals(0.1 * Math.sqrt(2), found.observationDeviation(), 1e-15);
    }

    @Test
    void oneObservationIsBelievedButNotTooFirmly() {
        var process = GaussianProcess.of(PRIOR,
                List.of(new Observation(0, List.of(1.0, 2.0), 0.7, 1)));
        assertEquals(0.7, process.at(List.of(1.0, 2.0)).mean(), 1e-15);
        assertEquals(0.1 * Math.sqrt(1.5), process.at(List.of(5.0, 2.0)).deviation(), 1e-12);
    }

    @Test
    void aCoordinateThatNeverChangesMakesNoDifference() {
        List<Observation> plain = observations(20, 0.02, 6);
        List<Observation> longer = plain.stream().map(seen -> new Observation(
                seen.subject(), Stream.concat(seen.point().stream(), Stream.of(0.1)).toList(),
                seen.value(),
                seen.looks())).toList();
        assertEquals(GaussianProcess.of(PRIOR, plain).at(List.of(1.0, 21.0, 0.5)),
                GaussianProcess.of(PRIOR, longer).at(List.of(1.0, 21.0, 0.5, 0.1)));
        assertEquals(GaussianProcess.of(PRIOR, plain).at(List.of(1.0, 21.0, 0.5)),
                GaussianProcess.of(PRIOR, longer).at(List.of(1.0, 21.0, 0.5, 7.0)));
    }

    @Test
    void equalPointsAreSoManyLooksAtOne() {
        List<Observation> apart = new ArrayList<>(observations(12, 0.02, 7));
        List<Double> place = apart.getFirst().point();
        var looks = List.of(0.61, 0.64, 0.67);
        var process = GaussianProcess.of(PRIOR, apart);
        GaussianProcess single = process.with(
                looks.stream().map(value -> new Observation(99, place, value, 1)).toList());
        GaussianProcess together = process.with(List.of(new Observation(99, place, 0.64, 3)));
        assertNear(together.at(place), single.at(place));
        assertNear(together.of(99, place), single.of(99, place));
        assertNear(together.at(List.of(3.0, 20.5, 1.0)), single.at(List.of(3.0, 20.5, 1.0)));
        assertTrue(together.at(place).deviation() < process.at(place).deviation());
    }

    @Test
    void theOrderOfObservationsMattersForRoundingOnly() {
        List<Observation> all = observations(24, 0.03, 9);
        assertNear(GaussianProcess.of(PRIOR, all).at(List.of(1.0, 21.0, 0.5)),
                GaussianProcess.of(PRIOR, all.reversed()).at(List.of(1.0, 21.0, 0.5)));
    }

    @Test
    void believingInWhatIsExpectedIsObservingIt() {
        var process = GaussianProcess.of(PRIOR, observations(26, 0.03, 10));
        RandomGenerator random = random(3);
        List<List<Double>> places = Stream.generate(() -> point(random)).limit(6).toList();
        Candidates candidates = process.among(places);
        GaussianProcess observed = process;
        for (int index : List.of(4, 1, 4)) {
            observed = observed.with(List.of(new Observation(100 + index, places.get(index),
                    candidates.at(index).mean(), 1)));
            candidates = candidates.believing(index);
            for (int i = 0; i < places.size(); i++) {
                assertNear(observed.of(100 + i, places.get(i)), candidates.at(i));
            }
        }
        assertEquals(process.at(places.get(2)).mean(), candidates.at(2).mean());
    }

    @Test
    void believingBeforeAnythingIsSeenMakesNeighboursSurer() {
        Candidates candidates = GaussianProcess.of(PRIOR, List.of())
                .among(List.of(List.of(1.0), List.of(1.0)));
        assertTrue(candidates.believing(0).at(1).deviation() < candidates.at(1).deviation());
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> new Observation(0, List.of(Double.NaN), 0.5, 1));
        assertThrows(IllegalArgumentException.class,
                () -> new Observation(0, List.of(1.0), Double.POSITIVE_INFINITY, 1));
        assertThrows(IllegalArgumentException.class, () -> new Observation(0, List.of(), 0.5, 0));
        assertThrows(IllegalArgumentException.class, () -> new Observation(-1, List.of(), 0.5, 1));
        assertThrows(IllegalArgumentException.class, () -> new Prior(0.5, 0));
    }
}

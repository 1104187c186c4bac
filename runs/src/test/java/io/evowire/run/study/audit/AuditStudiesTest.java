package io.evowire.run.study.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.graph.Dag;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Stage;
import io.evowire.core.network.TensorShape;
import io.evowire.core.statistics.NormalMaximum;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.genome.Genome;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.console.AuditTables;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Plans and readings of audits; nothing is trained. */
final class AuditStudiesTest {

    private static final TensorShape SHAPE = new TensorShape(1, 28, 28);
    private static final SearchConfig CONFIG = ConfigReader.parse("", "test",
            List.of("constraints=[macs <= 3M]"));

    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);

    private static List<StudyEntry> plan(Study<?> study) {
        return study.plan(SHAPE, 10);
    }

    private static <R> R read(Study<R> study, Function<StudyEntry, Double> accuracy) {
        return study.read(plan(study).stream()
                .map(entry -> new Trained(entry.id(), entry.what(), "", entry.candidate().recipe(),
                        new Outcome.Completed(accuracy.apply(entry),
                                entry.candidate().recipe().maxSteps() / 100.0, List.of()),
                        0))
                .toList());
    }

    @Test
    void replicatesTrainEachNetworkWithEverySeedAndLength() {
        var study = new ReplicateStudy(CONFIG, 6, 3, List.of(5, 7));
        List<StudyEntry> plan = plan(study);
        assertEquals(6 * 3 * 2, plan.size());
        assertEquals(plan, plan(study), "the same each time");
        Set<String> networks = new HashSet<>();
        Set<Long> seeds = new HashSet<>();
        for (StudyEntry entry : plan) {
            networks.add(Genome.parse(entry.what().get("genome").asText()).notation());
            seeds.add(entry.candidate().recipe().seed());
            assertTrue(entry.what().get("macs").asLong() <= 3_000_000, "constraints hold");
            assertEquals(entry.what().get("steps").asInt(),
                    entry.candidate().recipe().steps(7_000));
        }
        assertEquals(6, networks.size());
        assertEquals(plan.size(), seeds.size());
    }

    @Test
    void replicatesTellNetworksFromLuck() {
        var study = new ReplicateStudy(CONFIG, 60, 8, List.of(100, 400));
        var quality = new double[60];
        for (int i = 0; i < quality.length; i++) {
            quality[i] = 0.02 * random.nextGaussian();
        }
        // Twice as much luck in short trainings as there are differences, a quarter in long ones.
        ReplicateReading reading = read(study, entry -> 0.6 + quality[entry.what().get("network")
                .asInt()] + (entry.what().get("steps").asInt() == 100 ? 0.04 : 0.005)
                        * random.nextGaussian());
        var shortOnes = reading.lengths().getFirst();
        var longOnes = reading.lengths().getLast();
        assertEquals(List.of(100, 400), List.of(shortOnes.steps(), longOnes.steps()));
        assertEquals(0.2, correlation(shortOnes), 0.12);
        assertEquals(0.94, correlation(longOnes), 0.04);
        shortOnes.thirds().forEach(third -> assertEquals(0.04,
                Math.sqrt(third.components().within()), 0.006));
        assertTrue(shortOnes.correlation() > 0.5, "means of 8 seeds rank networks");
        var gain = longOnes.gains().getFirst();
        assertEquals(37, gain.draws(), "150 s of 4 s each");
        assertEquals(Math.sqrt(correlation(longOnes)) * NormalMaximum.expected(37),
                gain.deviations(), 1e-9);
    }

    private static double correlation(ReplicateReading.Length length) {
        return length.thirds().stream().mapToDouble(third -> third.components().correlation())
                .average().orElseThrow();
    }

    @Test
    void causesCrossInitialWeightsWithOrders() {
        var study = new CauseStudy(CONFIG, 2, 3, List.of(4));
        Set<Long> orders = new HashSet<>();
        Set<Long> initial = new HashSet<>();
        for (StudyEntry entry : plan(study)) {
            TrainingRecipe recipe = entry.candidate().recipe();
            orders.add(recipe.seedOfImages());
            initial.add(recipe.seed());
            assertNotEquals(recipe.seed(), recipe.seedOfImages());
        }
        assertEquals(3, orders.size(), "the same for both networks");
        assertEquals(6, initial.size(), "each network its own");
    }

    @Test
    void causesAreToldApart() {
        double[] orders = {0.03, -0.03, 0.02, -0.02};
        CauseReading reading = read(new CauseStudy(CONFIG, 12, 4, List.of(4)), entry -> 0.5
                + orders[entry.what().get("order").asInt()] + 0.001 * random.nextGaussian());
        var components = reading.lengths().getFirst().components();
        assertEquals(0.0294, Math.sqrt(components.common()), 0.002);
        assertTrue(components.rows() < 1e-6 && components.own() < 1e-6, components.toString());
    }

    @Test
    void spacesAreComparedAtBudgets() {
        var study = new SpaceStudy(CONFIG, 11, List.of(1_000_000L, 2_000_000L), 9);
        for (StudyEntry entry : plan(study)) {
            long budget = entry.what().get("budget").asLong();
            long macs = entry.what().get("macs").asLong();
            assertTrue(macs <= budget && macs >= 0.8 * budget, entry.id());
        }
        SpaceReading reading = read(study,
                entry -> entry.what().get("network").asInt() / 10.0);
        assertEquals(List.of(1_000_000L, 2_000_000L),
                reading.budgets().stream().map(SpaceReading.Budget::budget).toList());
        reading.budgets().forEach(budget -> budget.quantiles().forEach(
                at -> assertEquals(at.fraction(), at.accuracy(), 1e-9)));
    }

    @Test
    void pairsDifferInLinksAndWidthsAlone() {
        // A channel more or less of few is a larger step than the equality asked for.
        var wide = ConfigReader.parse("", "test", List.of("constraints=[macs <= 3M]",
                "space.operations=[separable3x3]", "space.channels=[8, 12, 16, 24, 32, 48]"));
        var study = new LinkStudy(wide, 4, 2, 9);
        List<StudyEntry> plan = plan(study);
        assertEquals(4 * 2 * 2, plan.size());
        assertEquals(plan, plan(study), "the same each time");
        for (int i = 0; i < plan.size(); i += 2) {
            StudyEntry with = plan.get(i);
            StudyEntry without = plan.get(i + 1);
            Architecture linked = with.candidate().network().architecture();
            Architecture plain = without.candidate().network().architecture();
            assertEquals(linked.links().size(), with.what().get("links").asInt());
            assertTrue(linked.links().size() > 0 && plain.links().isEmpty());
            assertEquals(wirings(linked), wirings(plain));
            assertEquals(List.of(linked.stem(), linked.head()),
                    List.of(plain.stem(), plain.head()));
            long macs = Cost.of(with.candidate().network()).macs();
            assertEquals(macs, with.what().get("macs").asLong());
            assertEquals(1, Cost.of(without.candidate().network()).macs() / (double) macs, 0.02);
            assertEquals(with.candidate().recipe(), without.candidate().recipe(),
                    "the same seeds, the same images");
        }
        assertEquals(8, plan.stream().map(entry -> entry.candidate().recipe().seed()).distinct()
                .count());
        assertThrows(UserException.class, () -> new LinkStudy(ConfigReader.parse("", "test",
                List.of("space.stages={min: 1, max: 1}")), 4, 2, 9));
    }

    private static List<Dag> wirings(Architecture architecture) {
        return architecture.stages().stream().map(Stage::wiring).toList();
    }

    @Test
    void aSpaceWithLinksKeepsItsRates() {
        SearchConfig few = ConfigReader.parse("", "test", List.of("space.linkRates=[0.01]"));
        assertEquals(List.of(0.01), new LinkStudy(few, 2, 1, 9).config().space().linkRates());
        assertEquals(List.of(LinkStudy.RATE),
                new LinkStudy(CONFIG, 2, 1, 9).config().space().linkRates());
    }

    @Test
    void theGainOfLinksIsReadInPairs() {
        // Pairs differ by far more than links do; their luck is alike.
        LinkReading reading = read(new LinkStudy(CONFIG, 10, 5, 9), entry -> 0.5
                + 0.03 * entry.what().get("pair").asInt()
                + (entry.what().get("links").asInt() > 0 ? 0.004 : 0)
                + 0.001 * random.nextGaussian());
        var difference = Objects.requireNonNull(reading.difference());
        assertEquals(10, reading.pairs().size());
        assertEquals(0.004, difference.mean(), 0.001);
        assertEquals(difference.mean(), difference.middle(), 0.001);
        assertEquals(10, difference.better());
        assertEquals(2 / 1024.0, difference.probability(), 1e-12);
        var interval = Objects.requireNonNull(difference.interval());
        assertTrue(0 < interval.low() && interval.low() < interval.high());
        String text = AuditTables.links(reading);
        assertTrue(text.contains("10 of 10 pairs gain") && text.contains("p = 0.00195"), text);
    }

    @Test
    void ofAPairThatLacksATrainingTheSeedsThatAreWholeCount() {
        var study = new LinkStudy(CONFIG, 3, 2, 9);
        var reading = readSome(study, entry -> entry.what().get("pair").asInt() < 2
                && (entry.what().get("pair").asInt() == 0 || entry.what().get("seed").asInt() == 1
                        || entry.what().get("links").asInt() > 0));
        assertEquals(List.of(2, 1), reading.pairs().stream().map(LinkReading.Pair::seeds).toList());
        assertTrue(AuditTables.links(reading).contains("too few for an interval"));
        var none = readSome(study, entry -> false);
        assertEquals(new LinkReading(List.of(), null), none);
        assertTrue(AuditTables.links(none).contains("No pair"), AuditTables.links(none));
        var one = readSome(study, entry -> entry.what().get("pair").asInt() == 0);
        assertNull(Objects.requireNonNull(one.difference()).error());
        assertTrue(AuditTables.links(one).contains("0 of 1 pairs"), AuditTables.links(one));
    }

    /** Only some trainings came to their end. */
    private static <R> R readSome(Study<R> study, Predicate<StudyEntry> completed) {
        return study.read(plan(study).stream()
                .map(entry -> new Trained(entry.id(), entry.what(), "", entry.candidate().recipe(),
                        completed.test(entry)
                                ? new Outcome.Completed(0.5, 1, List.of())
                                : new Outcome.Diverged(3, "NaN"),
                        0))
                .toList());
    }

    @Test
    void whateverFailedTheRestIsTold() {
        var replicates = new ReplicateStudy(CONFIG, 6, 2, List.of(5, 7));
        for (int whole : List.of(0, 1, 2, 5, 6)) {
            var reading = readSome(replicates,
                    entry -> entry.what().get("network").asInt() < whole);
            reading.lengths().forEach(length -> assertEquals(whole, length.networks()));
            assertTrue(AuditTables.replicates(reading).lines().count() > 5);
        }
        assertEquals(0, readSome(replicates, entry -> entry.what().get("seed").asInt() == 0)
                .lengths().getFirst().networks(), "no network has every seed");
        var causes = new CauseStudy(CONFIG, 2, 2, List.of(4));
        for (int whole : List.of(0, 1, 2)) {
            var reading = readSome(causes, entry -> entry.what().get("network").asInt() < whole);
            assertEquals(whole == 2, reading.lengths().getFirst().components() != null);
            assertEquals(whole < 2, AuditTables.causes(reading).contains("too few"));
        }
        var space = new SpaceStudy(CONFIG, 2, List.of(1_000_000L, 2_000_000L), 9);
        var reading = readSome(space, entry -> entry.what().get("budget").asLong() > 1_000_000);
        assertEquals(List.of(0, 2),
                reading.budgets().stream().map(SpaceReading.Budget::networks).toList());
        assertTrue(AuditTables.space(reading).contains("1.00 M"), AuditTables.space(reading));
        assertTrue(AuditTables.space(readSome(space, entry -> false)).contains("1.00 M"));
    }

    @Test
    void aBudgetThatNoNetworkHasIsRefused() {
        UserException fault = assertThrows(UserException.class,
                () -> plan(new SpaceStudy(CONFIG, 2, List.of(1_000L), 9)));
        assertTrue(fault.getMessage().contains("budget 1000"), fault.getMessage());
    }
}

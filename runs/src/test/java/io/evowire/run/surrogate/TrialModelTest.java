package io.evowire.run.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.objective.Objective;
import io.evowire.core.statistics.RankCorrelation;
import io.evowire.core.statistics.gp.Posterior;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.Outcome;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrialModelTest {

    private static final CandidateFactory FACTORY = SurrogateRuns.factory();
    private static final List<Trial> TRIALS = SurrogateRuns.trials(FACTORY, 400);
    private static final List<Described> DESCRIBED = SurrogateRuns.described(FACTORY, TRIALS);

    private static TrialModel model(List<Looks> looks) {
        return TrialModel.of(Objective.ACCURACY, looks);
    }

    private static List<Looks> looks(List<Described> described) {
        return Looks.of(Objective.ACCURACY, described);
    }

    private static double accuracy(Described described) {
        return described.trial().accuracy().orElseThrow();
    }

    @Test
    void itOrdersNetworksThatItHasNotSeen() {
        TrialModel model = model(looks(DESCRIBED.subList(0, 60)));
        List<Described> others = DESCRIBED.subList(60, 160);
        double agreement = RankCorrelation.of(
                others.stream().map(other -> model.mean(other.features())).toList(),
                others.stream().map(TrialModelTest::accuracy).toList());
        assertTrue(agreement > 0.8, () -> "only " + agreement);
        assertTrue(model.leaveOneOut().rankCorrelation() > 0.7);
    }

    @Test
    void itIsTheSameToTheLastBitInWhateverOrderTrialsArrive() {
        for (int count : List.of(1, 20, 45, 330)) {
            List<Described> some = DESCRIBED.subList(0, count);
            List<Looks> looks = new ArrayList<>(looks(some));
            looks.add(new Looks(some.getFirst(), 1, 0.5, 1));
            looks.add(new Looks(some.getFirst(), 1, 0.6, 1));
            TrialModel model = model(looks);
            for (int seed = 0; seed < 3; seed++) {
                List<Described> shuffled = new ArrayList<>(some);
                Collections.shuffle(shuffled, new Random(seed));
                assertEquals(looks(some), looks(shuffled));
                Collections.shuffle(looks, new Random(seed));
                TrialModel other = model(looks);
                DESCRIBED.subList(350, 360).forEach(network -> assertEquals(
                        model.at(network.features()), other.at(network.features())));
            }
        }
    }

    @Test
    void meansAloneAreThoseOfTheWholeAnswer() {
        TrialModel model = model(looks(DESCRIBED.subList(0, 40)));
        for (Described network : DESCRIBED.subList(30, 60)) {
            assertEquals(model.at(network.features()).mean(), model.mean(network.features()));
            assertEquals(model.of(network).mean(), model.mean(network));
        }
        TrialModel large = model(looks(DESCRIBED.subList(0, 330)));
        DESCRIBED.subList(0, 360).forEach(
                network -> assertEquals(large.of(network).mean(), large.mean(network)));
    }

    @Test
    void whatFailedOrWasStoppedTellsNothing() {
        List<Described> some = DESCRIBED.subList(0, 30);
        Described stopped = Described.of(FACTORY, SurrogateRuns.with(TRIALS.get(30),
                new Outcome.Pruned(0, 0.2, 1)));
        Described failed = Described.of(FACTORY,
                SurrogateRuns.with(TRIALS.get(31), new Outcome.Diverged(2, "NaN")));
        assertEquals(looks(some),
                looks(Stream.concat(some.stream(), Stream.of(stopped, failed)).toList()));
    }

    @Test
    void moreLooksMakeItSurer() {
        List<Looks> once = new ArrayList<>(looks(DESCRIBED.subList(0, 40)));
        Described looked = DESCRIBED.get(7);
        List<Looks> often = new ArrayList<>(once);
        often.add(new Looks(looked, 1, accuracy(looked), 4));
        Posterior before = model(once).at(looked.features());
        Posterior after = model(often).at(looked.features());
        assertEquals(40, model(often).looks().size(), "one observation for each network");
        assertEquals(5, model(often).looks().get(7).count());
        assertTrue(after.deviation() < before.deviation());
        assertTrue(Math.abs(after.mean() - accuracy(looked)) < Math.abs(
                before.mean() - accuracy(looked)));
    }

    @Test
    void aWarmStartCountsTheTrainingsThatItCarriesOver() {
        List<Trial> warm = new ArrayList<>(TRIALS.subList(0, 4));
        warm.set(1, SurrogateRuns.warm(TRIALS.get(1), 0, 0.5));
        warm.set(2, SurrogateRuns.warm(TRIALS.get(2), 1, 1));
        warm.set(3, SurrogateRuns.warm(TRIALS.get(3), 2, 0.2));
        assertEquals(List.of(1.0, 1.5, 2.5, 1.5),
                looks(SurrogateRuns.described(FACTORY, warm)).stream().map(Looks::trainings)
                        .toList());
    }

    // Every second network was trained longer, and is better by four points for that alone.
    @Test
    void whatLongerTrainingGivesIsNoMeritOfTheNetwork() {
        List<Looks> uneven = new ArrayList<>();
        for (Looks look : looks(DESCRIBED.subList(0, 80))) {
            int number = look.of().trial().number();
            uneven.add(new Looks(look.of(), 1 + number % 2, look.value() + 0.04 * (number % 2),
                    1));
        }
        TrialModel model = model(uneven);
        double bias = 0;
        for (Described network : DESCRIBED.subList(0, 80)) {
            int number = network.trial().number();
            double error = model.mean(network.features()) - accuracy(network);
            bias += (number % 2 == 1 ? error : -error) / 40;
        }
        assertTrue(Math.abs(bias) < 0.015, "trained longer, believed better: " + bias);
    }

    @Test
    void ofManyTheFrontTheBestAndTheNewestAreKept() {
        TrialModel model = model(looks(DESCRIBED));
        assertEquals(TrialModel.MOST, model.looks().size());
        List<Integer> numbers = model.looks().stream().map(look -> look.of().trial().number())
                .toList();
        assertEquals(numbers.stream().sorted().toList(), numbers);
        for (int newest = 400 - 50; newest < 400; newest++) {
            assertTrue(numbers.contains(newest), "trial " + newest);
        }
        List<Integer> best = DESCRIBED.stream()
                .sorted(Comparator.comparingDouble(network -> -model.mean(network.features())))
                .limit(30).map(network -> network.trial().number()).toList();
        assertTrue(numbers.containsAll(best));
        Described cheapest = DESCRIBED.stream()
                .min(Comparator.comparingLong(d -> d.trial().proposal().cost().macs()))
                .orElseThrow();
        assertTrue(numbers.contains(cheapest.trial().number()), "on every front");
    }

    // With weights of donors all trainings count for more than one.
    @Test
    void whoIsNotKeptIsStillBelievedByItsOwnTraining() {
        List<Looks> warm = looks(DESCRIBED).stream()
                .map(look -> new Looks(look.of(), 1.5, look.value(), 1)).toList();
        TrialModel model = model(warm);
        Set<Integer> kept = model.looks().stream().map(look -> look.of().trial().number())
                .collect(Collectors.toSet());
        List<Described> left = DESCRIBED.stream()
                .filter(network -> !kept.contains(network.trial().number())).toList();
        assertEquals(100, left.size());
        double nearer = left.stream().filter(network -> {
            double own = accuracy(network);
            double expected = model.mean(network.features());
            return Math.abs(model.of(network).mean() - own) < Math.abs(expected - own);
        }).count();
        assertTrue(nearer > 90, nearer + " of 100 are believed nearer to what they came to");
    }

    @Test
    void latencyIsModelledByItsLogarithm() {
        Described timed = Described.of(FACTORY, SurrogateRuns.with(TRIALS.getFirst(),
                new Outcome.Completed(0.8, 1, List.of(), null, new Latency(8.0, 0.1, 16, 100),
                        null)));
        List<Looks> looks = Looks.of(Objective.LATENCY, List.of(timed));
        assertEquals(Math.log(8), looks.getFirst().value(), 1e-12);
        assertEquals(8, TrialModel.value(Objective.LATENCY,
                TrialModel.of(Objective.LATENCY, looks).mean(timed.features())), 1e-9);
    }

    @Test
    void costsNeedNoModelAndLooksAreTrainings() {
        assertThrows(IllegalArgumentException.class,
                () -> TrialModel.of(Objective.MACS, List.of()));
        assertThrows(IllegalArgumentException.class,
                () -> new Looks(DESCRIBED.getFirst(), 0, 0.5, 1));
        assertThrows(IllegalArgumentException.class,
                () -> new Looks(DESCRIBED.getFirst(), 1, 0.5, 0));
    }
}

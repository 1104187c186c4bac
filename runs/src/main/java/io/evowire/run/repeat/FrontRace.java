package io.evowire.run.repeat;

import io.evowire.core.statistics.Quartiles;
import io.evowire.run.config.RaceConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.Randomness;
import io.evowire.run.reading.RunReading;
import io.evowire.run.repeat.RepeatTraining.Slot;
import io.evowire.run.store.History;
import io.evowire.run.store.Race;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Trainings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * Races the front: where the search has ended, what is left of the budget goes to those members
 * whose {@linkplain Membership membership} is least certain, each with a few other seeds. A member
 * of probability p is the less certain the larger p (1 - p).
 * <p>
 * Who is trained again is recorded before it is, so a race that is interrupted goes on with the
 * same members. What is left after that is another race's. No strategy sees what comes out.
 *
 * @see <a href="https://doi.org/10.1016/j.ejor.2018.08.003">Branke and Zhang, Identifying efficient
 *      solutions via simulation: myopic multi-objective budget allocation (2019)</a>
 */
public final class FrontRace {

    private final CandidateFactory factory;
    private final TrialStore store;
    private final TrainingPool pool;
    private final BooleanSupplier mayStart;
    private final DoubleSupplier secondsLeft;
    private final DoubleSupplier elapsed;
    private final SearchListener listener;

    /**
     * Races of a run.
     *
     * @param mayStart    asked before each training
     * @param secondsLeft time that is left of the budget
     * @param elapsed     seconds that the session has worked
     */
    public FrontRace(CandidateFactory factory, TrialStore store, TrainingPool pool,
            BooleanSupplier mayStart, DoubleSupplier secondsLeft, DoubleSupplier elapsed,
            SearchListener listener) {
        this.factory = factory;
        this.store = store;
        this.pool = pool;
        this.mayStart = () -> mayStart.getAsBoolean() && secondsLeft.getAsDouble() > 0;
        this.secondsLeft = secondsLeft;
        this.elapsed = elapsed;
        this.listener = listener;
    }

    /**
     * Races, if the configuration wants it, until nothing is left to do or no more may start;
     * returns whether nothing is left.
     */
    public boolean run() {
        if (!config().asked()) {
            return true;
        }
        Optional<Race> race = unfinished().or(this::begun);
        while (race.isPresent()) {
            Race now = race.get();
            if (!training(now).train(() -> missing(now))) {
                return false;
            }
            race = begun();
        }
        return mayStart.getAsBoolean();
    }

    private Optional<Race> unfinished() {
        return history().race().filter(race -> race.trials() == history().decided())
                .filter(race -> !missing(race).isEmpty());
    }

    private Optional<Race> begun() {
        List<Integer> members = mayStart.getAsBoolean() ? members() : List.of();
        if (members.isEmpty()) {
            return Optional.empty();
        }
        var race = new Race(history().race().map(Race::race).orElse(0) + 1, history().decided(),
                members, elapsed.getAsDouble());
        store.race(race);
        return Optional.of(race);
    }

    // As many as there is time and budget for, each with all its seeds.
    private List<Integer> members() {
        long left = Math.min(trialsLeft(), trainingsLeft());
        if (left <= 0) {
            return List.of();
        }
        List<Trial> front = RunReading.ofSearch(factory, history()).front();
        List<Double> probabilities = Membership
                .of(factory.config().objectives(), front, history())
                .probabilities(new Randomness(factory.config().seed())
                        .of("race of %d trials".formatted(history().decided())));
        List<Integer> members = new ArrayList<>();
        for (int i : IntStream.range(0, front.size()).boxed()
                .sorted(Comparator.comparing(i -> {
                    double p = probabilities.get(i);
                    return -p * (1 - p);
                })).toList()) {
            int lacking = lacking(front.get(i)).size();
            if (left > 0 && lacking > 0) {
                members.add(front.get(i).number());
                left -= lacking;
            }
        }
        return members;
    }

    private int trialsLeft() {
        return factory.config().budget().trials() - history().decided() - history().looked()
                - history().raced();
    }

    // In the time that is left, if each takes as long as half of those before.
    private long trainingsLeft() {
        List<Double> seconds = history().trials().stream().filter(Trial::completed)
                .map(trial -> trial.seconds().orElseThrow()).toList();
        double median = seconds.isEmpty() ? 0 : Quartiles.of(seconds).median();
        return (long) Math.ceil(secondsLeft.getAsDouble() * pool.workers().orElse(1) / median);
    }

    // Each member once before any twice.
    private List<Slot> missing(Race race) {
        List<Trial> members = race.members().stream()
                .map(number -> history().trial(number).orElseThrow()).toList();
        return IntStream.range(0, config().seeds()).boxed()
                .flatMap(repeat -> members.stream().map(trial -> new Slot(trial, repeat)))
                .filter(slot -> !training(race).isRecorded(slot))
                .limit(Math.max(0, trialsLeft())).toList();
    }

    private List<Slot> lacking(Trial trial) {
        return missing(new Race(0, 0, List.of(trial.number()), 0));
    }

    private RepeatTraining training(Race race) {
        return new RepeatTraining(factory, store, new Trainings(pool, mayStart), Membership.KIND,
                race.race(), elapsed, listener);
    }

    private RaceConfig config() {
        return factory.config().race();
    }

    private History history() {
        return store.history();
    }
}

package io.evowire.run.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Recognition;
import io.evowire.run.config.Budget;
import io.evowire.run.store.log.Event;
import io.evowire.run.store.log.EventType;
import io.evowire.run.store.log.Fold;
import io.evowire.run.store.log.Folds;
import io.evowire.run.store.log.FormatChange;
import io.evowire.run.store.log.Position;
import io.evowire.run.store.log.Tail;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the events of a run add up to. */
public final class History implements Fold {

    private static final EventType<JsonNode> CREATED = new EventType<>(RunEvents.CREATED.name(),
            JsonNode.class);

    private final Folds folds = new Folds();
    private final Provenance provenance = new Provenance();
    private final Trials trials = new Trials();
    private final ByTrial<Repeat> repeats = new ByTrial<>();
    private final ByTrial<SecondLook> looks = new ByTrial<>();
    private final ByTrial<Tested> tests = new ByTrial<>();
    private final ByTrial<Judged> judged = new ByTrial<>();
    private final ByTrial<FinalTraining> finals = new ByTrial<>();
    private final Sessions sessions = new Sessions();
    private final Hosts.Told hosts = new Hosts.Told();
    private final List<Race> races = new ArrayList<>();
    private final List<Training> trainings = new ArrayList<>();
    private final Map<Integer, Double> endedAt = new HashMap<>();
    private final List<Integer> endings = new ArrayList<>();
    private final Map<Integer, TrainedOn> devices = new HashMap<>();
    private final ByTrial<String> trainedAt = new ByTrial<>();
    private final Map<EventType<?>, List<Object>> kept = new HashMap<>();
    private final Map<Object, Object> derived = new ConcurrentHashMap<>();
    private int raced;
    private int looked;
    private Position end = Position.START;

    History() {
        folds.on(CREATED, made -> provenance.created(RunRecord.read(made)))
                .on(RunEvents.PROPOSED, trials::proposed).on(RunEvents.REACHED, this::reached)
                .on(RunEvents.DIED, this::died).on(RunEvents.ENDED, this::ended)
                .on(RunEvents.RACE, this::race)
                .on(RunEvents.RETRAINED, this::retrained)
                .on(RunEvents.LOOKED, this::looked).on(RunEvents.TESTED, this::tested)
                .on(RunEvents.JUDGED, this::judged)
                .on(RunEvents.FINAL, this::trainedFinally)
                .on(RunEvents.HOST, hosts::changed)
                .on(RunEvents.OPENED, this::opened)
                .on(RunEvents.CLOSED, sessions::closed);
        RunEvents.all().stream().filter(type -> !folds.knows(type.name())).forEach(this::keep);
    }

    private <T> void keep(EventType<T> type) {
        var told = new ArrayList<>();
        kept.put(type, told);
        folds.on(type, told::add);
    }

    private void opened(Session session) {
        provenance.opened(session);
        sessions.opened(session);
        hosts.opened();
    }

    private void reached(RungResult result) {
        trainedAt(result.trial(), result.host());
        trials.reached(result);
        sessions.searched(result.sessionSeconds());
        trainings.add(Training.of(result, seconds()));
    }

    private void died(WorkerDeath death) {
        trials.died(death);
        sessions.searched(death.sessionSeconds());
    }

    private void ended(TrialEnd ended) {
        trainedAt(ended.trial(), ended.host());
        hosts.ended(ended, session().map(Session::kind).orElse(null));
        trials.ended(ended);
        sessions.searched(ended.sessionSeconds());
        endedAt.put(ended.trial(), searchSeconds());
        if (!(ended.outcome() instanceof Outcome.Lost)) { // or it is tried again
            endings.add(ended.trial());
        }
        device().ifPresent(device -> devices.put(ended.trial(), device));
        Training.of(ended, rungs(ended.trial()), seconds()).ifPresent(trainings::add);
    }

    private void trainedAt(int trial, @Nullable String host) {
        if (host != null && !trainedAt.of(trial).contains(host)) {
            trainedAt.add(trial, host);
        }
    }

    private void race(Race race) {
        races.add(race);
        sessions.race(race.sessionSeconds());
    }

    private void retrained(Repeat repeat) {
        repeats.add(repeat.trial(), repeat);
        if (repeat.race() == null) {
            sessions.repeated(repeat.sessionSeconds());
        } else {
            raced++;
            sessions.raced(repeat.sessionSeconds());
        }
        Training.of(repeat, seconds()).ifPresent(trainings::add);
    }

    private void looked(SecondLook look) {
        looks.add(look.trial(), look);
        looked++;
        sessions.searched(look.sessionSeconds());
        Training.of(look, seconds()).ifPresent(trainings::add);
    }

    private void tested(Tested tested) {
        tests.add(tested.trial(), tested);
        sessions.repeated(tested.sessionSeconds());
    }

    private void judged(Judged told) {
        judged.add(told.trial(), told);
        sessions.repeated(told.sessionSeconds());
    }

    private void trainedFinally(FinalTraining training) {
        finals.add(training.trial(), training);
        sessions.repeated(training.sessionSeconds());
    }

    @Override
    public boolean knows(String type) {
        return folds.knows(type);
    }

    /** Reads the next event: for the log alone. */
    @Override
    public Runnable read(Event event) {
        Runnable told = folds.read(event);
        return () -> {
            told.run();
            end = event.position();
            derived.clear();
        };
    }

    /**
     * What follows from the events so far. It is computed when it is first asked for, and forgotten
     * with the next event.
     *
     * @param key tells it from whatever else is derived
     */
    public <T> T derived(Object key, Class<T> type, Supplier<T> computed) {
        return type.cast(derived.computeIfAbsent(key, asked -> computed.get()));
    }

    /**
     * What all events of a type told, in their order.
     *
     * @throws IllegalArgumentException if this type is folded into something else here, or not
     *                                  among {@link RunEvents}
     */
    public <T> List<T> all(EventType<T> type) {
        List<Object> told = Optional.ofNullable(kept.get(type)).orElseThrow(
                () -> new IllegalArgumentException("Events of this type are not kept: " + type));
        return told.stream().<T>map(type.payload()::cast).toList();
    }

    /** Whether the run has its first event. */
    public boolean created() {
        return provenance.created();
    }

    /** What the run is bound to. */
    public RunRecord record() {
        return provenance.record();
    }

    /** All trials by ascending number. */
    public List<Trial> trials() {
        return trials.all();
    }

    /** The trial of this number. */
    public Optional<Trial> trial(int number) {
        return trials.of(number);
    }

    /**
     * The trial that answers a request of a generation. Of a second look it has what that came to,
     * or no outcome if it has not ended; a trial that was not trained to the end answers as it is.
     */
    public Trial answer(Generation.Asked asked) {
        Trial trial = trial(asked.trial()).orElseThrow();
        Long seed = asked.seed();
        if (seed == null || !trial.completed()) {
            return trial;
        }
        return new Trial(trial.proposal(), looks.of(asked.trial()).stream()
                .filter(look -> look.seed() == seed).map(SecondLook::outcome).findFirst());
    }

    /** What a trial reached on the rungs before the last one, by ascending rung. */
    public List<RungResult> rungs(int number) {
        return trials.rungs(number);
    }

    /**
     * How many workers died with a trial on its way to a rung, from 0, without an end of the trial.
     */
    public int deaths(int number, int rung) {
        return trials.deaths(number, rung);
    }

    /** The newest race of the front, if there was any. */
    public Optional<Race> race() {
        return races.isEmpty() ? Optional.empty() : Optional.of(races.getLast());
    }

    /** Number of trainings in all races of the front. */
    public int raced() {
        return raced;
    }

    /** Time that all sessions spent on races; part of the time that they searched. */
    public double raceSeconds() {
        return sessions.raceSeconds();
    }

    /** The trainings of a trial in races and after the search, in their order. */
    public List<Repeat> repeats(int number) {
        return repeats.of(number);
    }

    /** Number of second looks that the search took. */
    public int looked() {
        return looked;
    }

    /** The second looks at a trial that the search asked for, in their order. */
    public List<SecondLook> looks(int number) {
        return looks.of(number);
    }

    /** Whether any trial was tested with the weights of the search. */
    public boolean anyTested() {
        return !tests.isEmpty();
    }

    /**
     * What the test of a trial gave, with the weights of the search; empty if it was not tested.
     */
    public Optional<Recognition> tested(int number) {
        return tests.of(number).stream().map(Tested::recognition).findFirst();
    }

    /** How a network was judged after the search; empty if it was not. */
    public Optional<Judged> judged(int number) {
        return judged.of(number).stream().findFirst();
    }

    /** The final training of a suggested network; empty if there was none. */
    public Optional<FinalTraining> finalTraining(int number) {
        return finals.of(number).stream().findFirst();
    }

    /** Passes of a trial's final training, if that gave a model: it is the one that counts. */
    public OptionalInt finalEpochs(int number) {
        return finalTraining(number).filter(training -> training.model() != null)
                .map(training -> OptionalInt.of(training.epochs())).orElse(OptionalInt.empty());
    }

    /** The final trainings of suggested networks, by ascending number of the trial. */
    public List<FinalTraining> finalTrainings() {
        return trials().stream().flatMap(trial -> finals.of(trial.number()).stream()).toList();
    }

    /** How networks were judged after the search, by ascending number of the trial. */
    public List<Judged> judged() {
        return trials().stream().flatMap(trial -> judged.of(trial.number()).stream()).toList();
    }

    /** SHA-256 of the model that a trial left, if one was kept when it ended. */
    public Optional<String> model(int number) {
        return trials.model(number);
    }

    /** Versions of the program that made the run or worked on it, oldest first. */
    public List<String> programs() {
        return provenance.programs();
    }

    /** On what the newest session trains; empty for the processor, as the run was made. */
    public Optional<TrainedOn> device() {
        return session().map(Session::device);
    }

    /** The same of the session in which a trial ended. */
    public Optional<TrainedOn> device(int number) {
        return Optional.ofNullable(devices.get(number));
    }

    /** The machines of clusters that trained for the run. */
    public Hosts hosts() {
        return hosts.hosts();
    }

    /**
     * Trainings of trials that a cluster has no place for, in a session that works on the run:
     * those that are left to do now, but no more than it hands out at a time, without as many as
     * there are places. Empty if no trial is begun, and on a device, where a place takes a wave of
     * them; what comes after a search is not counted.
     */
    public OptionalInt waiting() {
        List<Integer> reached = trials().stream().filter(trial -> !trial.ended())
                .map(trial -> rungs(trial.number()).size()).toList();
        if (reached.isEmpty() || session().map(Session::device).isPresent()) {
            return OptionalInt.empty();
        }
        // Who has reached a rung waits there for the others, and for no place.
        int left = Collections.frequency(reached, Collections.min(reached));
        int most = session().map(Session::workers).orElse(left);
        return OptionalInt.of(Math.max(0, Math.min(left, most) - hosts().slots()));
    }

    /**
     * The machines in clusters on which a trial was trained, each once, in the order of its rungs;
     * empty if none but the machine that searched was.
     */
    public List<String> trainedAt(int trial) {
        return trainedAt.of(trial);
    }

    /** The machine that timed the first network, if that was recorded. */
    public Optional<Hosts.Timer> timer() {
        return hosts.timer();
    }

    /** The newest session, empty before the first. */
    public Optional<Session> session() {
        return sessions.newest();
    }

    /** What the newest session works or worked towards, empty before the first. */
    public Optional<Budget> budget() {
        return session().map(Session::budget);
    }

    /**
     * Whether the newest session, if any, ended in good order, and why; else it runs or was killed.
     */
    public Optional<SessionEnd> end() {
        return sessions.end();
    }

    /** Whether any process has worked on the run. */
    public boolean begun() {
        return session().isPresent();
    }

    /**
     * Where the run stands: {@code running}, {@code interrupted} (its process died),
     * {@code created} (none has worked on it), or why it stopped.
     *
     * @param running whether a living process has the run
     */
    public String state(boolean running) {
        return running
                ? "running"
                : end().map(ended -> ended.reason().toLowerCase(Locale.ROOT))
                        .orElse(begun() ? "interrupted" : "created");
    }

    /** Generation of the newest trial, 0 before the first. */
    public int generation() {
        return trials.generation();
    }

    /** Number of trials. */
    public int decided() {
        return trials.size();
    }

    /** Draws that the search threw away up to its newest trial. */
    public Redraws redraws() {
        return trials.redraws();
    }

    /** Number of trials with an outcome other than LOST. */
    public int ended() {
        return trials.ended();
    }

    /** Time that all sessions worked; of one that was killed, until its last trial ended. */
    public double seconds() {
        return sessions.seconds();
    }

    /**
     * Time that all sessions searched, with races, without what comes after the search; of a
     * session that was killed or has repeats or tests, until its last trial or race ended.
     */
    public double searchSeconds() {
        return sessions.searchSeconds();
    }

    /** Time that all sessions had searched when this trial ended; empty if it has not. */
    public OptionalDouble endedAt(int trial) {
        Double seconds = endedAt.get(trial);
        return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }

    /** Numbers of the trials that have ended, in the order in which they ended. */
    public List<Integer> endings() {
        return Collections.unmodifiableList(endings);
    }

    /** Every training that a worker brought to its end, in the order in which they ended. */
    public List<Training> trainings() {
        return List.copyOf(trainings);
    }

    /** The processes that worked on the run, in their order. */
    public List<Session> sessions() {
        return sessions.all();
    }

    /** Time that each of them worked; of one that was killed, until its last trial ended. */
    public List<Double> sessionSeconds() {
        return sessions.secondsOfEach();
    }

    /** Where the events end, and the layout of the database that they name. */
    Tail tail() {
        List<FormatChange> changes = all(RunEvents.MIGRATED);
        return created()
                ? new Tail(end, changes.isEmpty()
                        ? record().format()
                        : changes.getLast().format())
                : Tail.START;
    }

    /** Number of the last event. */
    public long sequence() {
        return end.sequence();
    }

    /** Hash of the last event. */
    public String hash() {
        return end.hash();
    }
}

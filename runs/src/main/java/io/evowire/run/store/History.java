package io.evowire.run.store;

import io.evowire.run.Json;
import io.evowire.run.config.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the events of a run add up to. */
public final class History {

    private final NavigableMap<Integer, Trial> trials = new TreeMap<>();
    private final Map<Integer, List<RungResult>> rungs = new HashMap<>();
    private final Map<Integer, List<WorkerDeath>> deaths = new HashMap<>();
    private final Map<Integer, List<Repeat>> repeats = new HashMap<>();
    private final Map<Integer, String> models = new HashMap<>();
    private final SequencedSet<String> programs = new LinkedHashSet<>();
    private final Map<Integer, Double> endedAt = new HashMap<>();
    private final List<Training> trainings = new ArrayList<>();
    private final List<Session> sessions = new ArrayList<>();
    private final List<Double> earlierSessions = new ArrayList<>(); // seconds of each
    private @Nullable RunRecord record;
    private @Nullable Session session;
    private @Nullable SessionEnd end;
    private int format;
    private int count;
    private double secondsBefore;
    private double secondsOfSession;
    private double searchedBefore;
    private double searchedInSession;
    private boolean repeating;
    private long sequence;
    private String hash = Event.GENESIS;

    History() {}

    /** Adds the next event. */
    void add(Event event) {
        switch (event.type()) {
            case CREATED -> {
                record = Json.read(event.payload(), RunRecord.class);
                format = record.format();
                programs.add(record.program());
            }
            case MIGRATED -> format = Json.read(event.payload(), FormatChange.class).format();
            case PROPOSED -> {
                var proposal = Json.read(event.payload(), Proposal.class);
                trials.put(proposal.trial(), new Trial(proposal, Optional.empty()));
            }
            case REACHED -> {
                var result = Json.read(event.payload(), RungResult.class);
                rungs.computeIfAbsent(result.trial(), trial -> new ArrayList<>()).add(result);
                searched(result.sessionSeconds());
                trainings.add(Training.of(result, seconds()));
            }
            case DIED -> {
                var death = Json.read(event.payload(), WorkerDeath.class);
                deaths.computeIfAbsent(death.trial(), trial -> new ArrayList<>()).add(death);
                searched(death.sessionSeconds());
            }
            case ENDED -> {
                var ended = Json.read(event.payload(), TrialEnd.class);
                if (ended.model() != null) {
                    models.put(ended.trial(), ended.model());
                }
                trials.computeIfPresent(ended.trial(), (number, trial) -> end(trial, ended));
                searched(ended.sessionSeconds());
                endedAt.put(ended.trial(), searchSeconds());
                Training.of(ended, rungs(ended.trial()), seconds()).ifPresent(trainings::add);
            }
            case RETRAINED -> {
                var repeat = Json.read(event.payload(), Repeat.class);
                repeats.computeIfAbsent(repeat.trial(), trial -> new ArrayList<>()).add(repeat);
                secondsOfSession = repeat.sessionSeconds();
                repeating = true;
                Training.of(repeat, seconds()).ifPresent(trainings::add);
            }
            case OPENED -> {
                session = Json.read(event.payload(), Session.class);
                if (session.program() != null) {
                    programs.add(session.program());
                }
                if (!sessions.isEmpty()) {
                    earlierSessions.add(secondsOfSession);
                }
                sessions.add(session);
                end = null;
                secondsBefore += secondsOfSession;
                searchedBefore += searchedInSession;
                secondsOfSession = 0;
                searchedInSession = 0;
                repeating = false;
            }
            case CLOSED -> {
                end = Json.read(event.payload(), SessionEnd.class);
                if (repeating) {
                    secondsOfSession = end.seconds();
                } else {
                    searched(end.seconds());
                }
            }
        }
        sequence = event.sequence();
        hash = event.hash();
    }

    // A session searches first, then it trains the front again.
    private void searched(double sessionSeconds) {
        secondsOfSession = sessionSeconds;
        if (!repeating) {
            searchedInSession = sessionSeconds;
        }
    }

    private Trial end(Trial trial, TrialEnd end) {
        var ended = new Trial(trial.proposal(), Optional.of(end.outcome()));
        count += (ended.ended() ? 1 : 0) - (trial.ended() ? 1 : 0);
        return ended;
    }

    /** Whether the run has its first event. */
    public boolean created() {
        return record != null;
    }

    /** What the run is bound to. */
    public RunRecord record() {
        if (record == null) {
            throw new IllegalStateException("The first event of a run must be CREATED.");
        }
        return record;
    }

    /** All trials by ascending number. */
    public List<Trial> trials() {
        return List.copyOf(trials.values());
    }

    /** The trial of this number. */
    public Optional<Trial> trial(int number) {
        return Optional.ofNullable(trials.get(number));
    }

    /** What a trial reached on the rungs before the last one, by ascending rung. */
    public List<RungResult> rungs(int number) {
        return List.copyOf(rungs.getOrDefault(number, List.of()));
    }

    /** How many workers died with a trial on its way to a rung, from 0, without an end of the trial. */
    public int deaths(int number, int rung) {
        return (int) deaths.getOrDefault(number, List.of()).stream()
                .filter(death -> death.rung() == rung).count();
    }

    /** The trainings of a trial after the search, in their order. */
    public List<Repeat> repeats(int number) {
        return List.copyOf(repeats.getOrDefault(number, List.of()));
    }

    /** SHA-256 of the model that a trial left, if one was kept when it ended. */
    public Optional<String> model(int number) {
        return Optional.ofNullable(models.get(number));
    }

    /** Versions of the program that made the run or worked on it, oldest first. */
    public List<String> programs() {
        return List.copyOf(programs);
    }

    /** The newest session, empty before the first. */
    public Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /** Layout of the database, as the events say. */
    int format() {
        return format;
    }

    /** What the newest session works or worked towards, empty before the first. */
    public Optional<Budget> budget() {
        return Optional.ofNullable(session).map(Session::budget);
    }

    /** Whether the newest session, if any, ended in good order, and why; else it runs or was killed. */
    public Optional<SessionEnd> end() {
        return Optional.ofNullable(end);
    }

    /** Whether any process has worked on the run. */
    public boolean begun() {
        return session != null;
    }

    /**
     * Where the run stands: {@code running}, {@code interrupted} (its process died), {@code created}
     * (none has worked on it), or why it stopped.
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
        return trials.isEmpty() ? 0 : trials.lastEntry().getValue().proposal().generation();
    }

    /** Number of trials. */
    public int decided() {
        return trials.size();
    }

    /** Draws that the search threw away up to its newest trial. */
    public Redraws redraws() {
        return trials.values().stream().map(trial -> trial.proposal().redraws())
                .filter(Objects::nonNull).reduce(Redraws.NONE, Redraws::plus);
    }

    /** Number of trials with an outcome other than LOST. */
    public int ended() {
        return count;
    }

    /** Time that all sessions worked; of one that was killed, until its last trial ended. */
    public double seconds() {
        return secondsBefore + secondsOfSession;
    }

    /**
     * Time that all sessions searched, without the repeats of the front; of a session that was killed or
     * has repeats, until its last trial ended.
     */
    public double searchSeconds() {
        return searchedBefore + searchedInSession;
    }

    /** Time that all sessions had searched when this trial ended; empty if it has not. */
    public OptionalDouble endedAt(int trial) {
        Double seconds = endedAt.get(trial);
        return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }

    /** Every training that a worker brought to its end, in the order in which they ended. */
    public List<Training> trainings() {
        return List.copyOf(trainings);
    }

    /** The processes that worked on the run, in their order. */
    public List<Session> sessions() {
        return List.copyOf(sessions);
    }

    /** Time that each of them worked; of one that was killed, until its last trial ended. */
    public List<Double> sessionSeconds() {
        List<Double> seconds = new ArrayList<>(earlierSessions);
        if (session != null) {
            seconds.add(secondsOfSession);
        }
        return List.copyOf(seconds);
    }

    /** Number of the last event. */
    public long sequence() {
        return sequence;
    }

    /** Hash of the last event. */
    public String hash() {
        return hash;
    }
}

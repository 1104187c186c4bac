package io.evowire.run.store;

import io.evowire.evaluate.Outcome;
import io.evowire.run.Json;
import io.evowire.run.config.Budget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the events of a run add up to. */
public final class History {

    private final NavigableMap<Integer, Trial> trials = new TreeMap<>();
    private final Map<Integer, Double> endedAt = new HashMap<>();
    private final List<Session> sessions = new ArrayList<>();
    private @Nullable RunRecord record;
    private @Nullable Session session;
    private @Nullable SessionEnd end;
    private double secondsBefore;
    private double secondsOfSession;
    private long sequence;
    private String hash = Event.GENESIS;

    History() {}

    /** Adds the next event. */
    void add(Event event) {
        switch (event.type()) {
            case CREATED -> record = Json.read(event.payload(), RunRecord.class);
            case PROPOSED -> {
                var proposal = Json.read(event.payload(), Proposal.class);
                trials.put(proposal.trial(), new Trial(proposal, Optional.empty()));
            }
            case ENDED -> {
                var ended = Json.read(event.payload(), TrialEnd.class);
                trials.computeIfPresent(ended.trial(),
                        (number, trial) -> new Trial(trial.proposal(),
                                Optional.of(ended.outcome())));
                secondsOfSession = ended.sessionSeconds();
                endedAt.put(ended.trial(), seconds());
            }
            case OPENED -> {
                session = Json.read(event.payload(), Session.class);
                sessions.add(session);
                end = null;
                secondsBefore += secondsOfSession;
                secondsOfSession = 0;
            }
            case CLOSED -> {
                end = Json.read(event.payload(), SessionEnd.class);
                secondsOfSession = end.seconds();
            }
        }
        sequence = event.sequence();
        hash = event.hash();
    }

    /** Whether the run has its first event. */
    boolean created() {
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

    /** Number of trials with an outcome other than LOST. */
    public long ended() {
        return trials.values().stream().filter(trial -> !(trial.outcome()
                .orElse(new Outcome.Lost("")) instanceof Outcome.Lost)).count();
    }

    /** Time that all sessions worked; of one that was killed, until its last trial ended. */
    public double seconds() {
        return secondsBefore + secondsOfSession;
    }

    /** Time that all sessions had worked when this trial ended; empty if it has not. */
    public OptionalDouble endedAt(int trial) {
        Double seconds = endedAt.get(trial);
        return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
    }

    /** The processes that worked on the run, in their order. */
    public List<Session> sessions() {
        return List.copyOf(sessions);
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

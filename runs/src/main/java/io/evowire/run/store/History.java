package io.evowire.run.store;

import io.evowire.evaluate.Outcome;
import io.evowire.run.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the events of a run add up to. */
public final class History {

    private final NavigableMap<Integer, Trial> trials = new TreeMap<>();
    private final List<Session> sessions = new ArrayList<>();
    private @Nullable RunRecord record;
    private @Nullable Session open;
    private double secondsClosed;
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
                var end = Json.read(event.payload(), TrialEnd.class);
                trials.computeIfPresent(end.trial(),
                        (number, trial) -> new Trial(trial.proposal(),
                                Optional.of(end.outcome())));
            }
            case OPENED -> {
                open = Json.read(event.payload(), Session.class);
                sessions.add(open);
            }
            case CLOSED -> {
                var closed = Json.read(event.payload(), Session.class);
                sessions.add(closed);
                secondsClosed += closed.seconds();
                open = null;
            }
        }
        sequence = event.sequence();
        hash = event.hash();
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

    /** The session that has not been closed, running or killed. */
    public Optional<Session> open() {
        return Optional.ofNullable(open);
    }

    /** Every beginning and end of a process that worked on the run, in order. */
    public List<Session> sessions() {
        return List.copyOf(sessions);
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

    /** Seconds that closed sessions took. */
    public double secondsClosed() {
        return secondsClosed;
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

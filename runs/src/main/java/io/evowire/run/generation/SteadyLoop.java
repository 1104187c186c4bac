package io.evowire.run.generation;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Generation;
import io.evowire.run.store.Generation.Asked;
import io.evowire.run.store.History;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.RunEvents;
import io.evowire.run.store.Trial;
import io.evowire.run.strategy.OneAtATime;
import io.evowire.run.strategy.SearchStrategy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks a strategy for one network at a time, and tells it each end for itself. A decision follows
 * from the configuration, the seed, and which trials it was told of before, in the order in which
 * they are recorded to have ended. That is recorded with the decision, so all decisions can be made
 * again from any prefix of a run.
 *
 * @param <S> what the strategy knows
 */
public final class SteadyLoop<S> {

    /** For so many workers one network waits, so that none of them waits for a decision. */
    private static final int AHEAD = 8;
    /** So many decisions in a row without a new network end a search. */
    private static final int BARREN_DECISIONS = 100;

    private final OneAtATime<S> strategy;
    private final CandidateFactory factory;
    private final History history;
    private final Ledger ledger;
    private final List<Asked> pending = new ArrayList<>();
    private final Set<Integer> known = new HashSet<>(); // trials that it was told of
    private final List<Integer> news = new ArrayList<>(); // of these, since the last decision
    private S state;
    private int decisions;
    private int barren;
    private boolean dry;

    private SteadyLoop(OneAtATime<S> strategy, CandidateFactory factory, History history) {
        this.strategy = strategy;
        this.factory = factory;
        this.history = history;
        this.ledger = new Ledger(factory);
        this.state = strategy.begin();
    }

    /**
     * A search that knows nothing yet.
     *
     * @param history what is recorded; grows with each decision
     */
    public static SteadyLoop<?> of(CandidateFactory factory, History history) {
        return of(oneAtATime(SearchStrategy.of(factory)), factory, history);
    }

    private static <S> SteadyLoop<S> of(OneAtATime<S> strategy, CandidateFactory factory,
            History history) {
        return new SteadyLoop<>(strategy, factory, history);
    }

    private static OneAtATime<?> oneAtATime(SearchStrategy<?> strategy) {
        if (strategy instanceof OneAtATime<?> steady) {
            return steady;
        }
        throw new IllegalStateException("Its configuration should have been refused: " + strategy);
    }

    /**
     * How many networks are decided on before the first of them has ended. One worker has none that
     * waits: each decision knows all that was trained before.
     *
     * @param slots how many train at a time
     */
    public static int width(int slots) {
        return slots == 1 ? 1 : slots + Math.ceilDiv(slots, AHEAD);
    }

    /**
     * Goes to where the newest recorded decision was made, which is to be made again.
     *
     * @return that decision; empty if none is recorded
     * @throws UserException with exit code 5 if decisions or ends are recorded in another order
     */
    public Optional<Decision> resume() {
        List<Generation> recorded = history.all(RunEvents.GENERATION);
        recorded.stream().limit(Math.max(0, recorded.size() - 1L)).forEach(asked -> {
            tell(asked);
            enter(asked);
        });
        return recorded.isEmpty() ? Optional.empty() : Optional.of(repeat(recorded.getLast()));
    }

    /**
     * Makes a recorded decision again. Once it was compared, {@link #decided} enters it.
     *
     * @throws UserException with exit code 5 if it, or the ends before it, are recorded in another
     *                       order
     */
    public Decision repeat(Generation recorded) {
        tell(recorded);
        return decide();
    }

    private void tell(Generation recorded) {
        if (recorded.generation() != decisions + 1) {
            throw corrupt("Decision %d is recorded after decision %d"
                    .formatted(recorded.generation(), decisions));
        }
        for (int trial : recorded.ended()) {
            if (!tellNext() || news.getLast() != trial) {
                throw corrupt("""
                        Decision %d is recorded to know how trial %d ended, which is not the \
                        order in which trials are recorded to have ended"""
                        .formatted(recorded.generation(), trial));
            }
        }
    }

    private static UserException corrupt(String what) {
        return new UserException(ExitCode.CORRUPT,
                what + ". Restore the run from a backup.");
    }

    private void enter(Generation recorded) {
        Trial trial = trial(recorded.asked().getFirst());
        List<Proposal> fresh = trial.number() >= ledger.size()
                ? List.of(trial.proposal())
                : List.of();
        ledger.enter(recorded, fresh);
        decisions = recorded.generation();
        decided(recorded, !fresh.isEmpty());
    }

    /**
     * Decides, once: what it gives a number is counted. The decision must be recorded before
     * {@link #decided} is called.
     *
     * @return the decision, which is never cut off
     */
    public Decision decide() {
        decisions++;
        var suggestion = strategy.next(state, pending.stream()
                .map(asked -> GenerationLoop.told(asked, unanswered(trial(asked)))).toList(),
                decisions, factory.random(decisions));
        Decision decision = ledger.enter(decisions, List.of(suggestion), Integer.MAX_VALUE);
        return new Decision(decision.generation().after(news), decision.fresh(), false);
    }

    /** A decision is recorded: what it asked for is pending now, or known. */
    public void decided(Decision decision) {
        decided(decision.generation(), !decision.fresh().isEmpty());
    }

    private void decided(Generation generation, boolean fruitful) {
        barren = fruitful ? 0 : barren + 1;
        dry = !fruitful;
        news.clear();
        Asked asked = generation.asked().getFirst();
        if (known.contains(asked.trial())) {
            answer(asked);
        } else {
            pending.add(asked);
        }
    }

    /**
     * Tells how the next trial ended that the strategy does not know of, in the recorded order.
     *
     * @return whether there was one
     */
    public boolean tellNext() {
        List<Integer> ended = history.endings();
        if (ended.size() <= known.size()) {
            return false;
        }
        int trial = ended.get(known.size());
        known.add(trial);
        news.add(trial);
        dry = false;
        List<Asked> answered = pending.stream().filter(asked -> asked.trial() == trial).toList();
        pending.removeAll(answered);
        answered.forEach(this::answer);
        return true;
    }

    private void answer(Asked asked) {
        state = strategy.tell(state, List.of(GenerationLoop.told(asked, trial(asked))));
    }

    private Trial trial(Asked asked) {
        return history.trial(asked.trial()).orElseThrow();
    }

    // As it was when it was asked for, whatever is recorded by now.
    private static Trial unanswered(Trial trial) {
        return new Trial(trial.proposal(), Optional.empty());
    }

    /** Whether the strategy was told how a trial ended. */
    public boolean knows(Trial trial) {
        return known.contains(trial.number());
    }

    /** Trials that were asked for and whose end the strategy was not told, by asking. */
    public List<Integer> pending() {
        return pending.stream().map(Asked::trial).distinct().toList();
    }

    /** Number of trials so far. */
    public int trials() {
        return ledger.size();
    }

    /** Whether the last decision brought nothing new, and nothing has ended since. */
    public boolean dry() {
        return dry;
    }

    /** Whether so many decisions brought nothing new that nothing new is to be expected. */
    public boolean exhausted() {
        return barren >= BARREN_DECISIONS;
    }
}

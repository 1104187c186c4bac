package io.evowire.run.search;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Generation;
import io.evowire.run.store.History;
import io.evowire.run.store.RunEvents;
import io.evowire.run.store.SecondLook;
import io.evowire.run.store.Trial;
import io.evowire.run.generation.Decision;
import io.evowire.run.generation.Evaluation;
import io.evowire.run.generation.GenerationLoop;
import io.evowire.run.generation.SteadyLoop;
import io.evowire.run.strategy.SearchEnded;
import io.evowire.run.strategy.SearchEnded.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every decision of a run made again from the start, up to its newest, and compared with what is
 * recorded. Trains and records nothing.
 */
public final class Repetition implements Evaluation {

    private final RecordedDecisions recorded;
    private final boolean strict;
    private final List<Generation> generations = new ArrayList<>();

    private Repetition(CandidateFactory factory, History history, boolean strict) {
        this.recorded = new RecordedDecisions(factory, history);
        this.strict = strict;
    }

    /**
     * Makes the decisions of a run again.
     *
     * @throws UserException with exit code 5 if another network is recorded than is decided on
     */
    public static Repetition of(CandidateFactory factory, History history) {
        if (factory.config().strategy().steady()) { // which no run is that has no generations
            throw new IllegalArgumentException(
                    "Of a search without generations each decision is recorded.");
        }
        var repetition = new Repetition(factory, history, false);
        GenerationLoop.of(factory).run(repetition);
        return repetition;
    }

    /** What the run asked for in each generation that it asked for as a whole. */
    public List<Generation> generations() {
        return List.copyOf(generations);
    }

    /**
     * The first decision, in words, of which anything is recorded that is not decided on; empty if
     * there is none.
     */
    public static Optional<String> difference(CandidateFactory factory, History history) {
        var repetition = new Repetition(factory, history, true);
        try {
            if (factory.config().strategy().steady()) {
                return repetition.steady(factory);
            }
            GenerationLoop.of(factory).run(repetition);
            return repetition.left();
        } catch (UserException e) {
            if (e.exitCode() != ExitCode.CORRUPT) {
                throw e;
            }
            return Optional.of(Objects.requireNonNull(e.getMessage()));
        }
    }

    private Optional<String> steady(CandidateFactory factory) {
        History history = recorded.history();
        SteadyLoop<?> loop = SteadyLoop.of(factory, history);
        for (Generation made : history.all(RunEvents.GENERATION)) {
            Decision decision = loop.repeat(made);
            decision.fresh().forEach(trial -> recorded.requireSame(trial,
                    recorded.proposal(trial, loop::knows)));
            recorded.holds(decision.generation());
            loop.decided(decision);
        }
        return loop.trials() == history.decided()
                ? Optional.empty()
                : Optional.of("Trial %d is recorded, but it was never decided on."
                        .formatted(loop.trials()));
    }

    private Optional<String> left() {
        return recorded.history().all(RunEvents.GENERATION).size() <= generations.size()
                ? Optional.empty()
                : Optional
                        .of("""
                                Generation %d is recorded, but this program does not get there \
                                with the trials before it."""
                                .formatted(generations.size() + 1));
    }

    @Override
    public int limit(int before) {
        return recorded.history().decided() + looks(recorded.history());
    }

    // Asked for, or trained before the budget cut off their generation.
    private static int looks(History history) {
        return (int) Stream.concat(
                history.all(RunEvents.GENERATION).stream()
                        .flatMap(generation -> generation.asked().stream())
                        .flatMap(asked -> Optional.ofNullable(asked.seed()).stream()
                                .map(seed -> SecondLook.id(asked.trial(), seed))),
                history.trials().stream()
                        .flatMap(trial -> history.looks(trial.number()).stream())
                        .map(look -> SecondLook.id(look.trial(), look.seed())))
                .distinct().count();
    }

    @Override
    public List<Trial> evaluate(Decision decision) {
        decision.fresh().forEach(strict ? recorded::requireSame : recorded::holds);
        decision.whole().ifPresent(asked -> {
            recorded.holds(asked);
            generations.add(asked);
        });
        List<Trial> trials = decision.generation().asked().stream()
                .map(recorded.history()::answer).toList();
        if (!trials.stream().allMatch(Trial::ended)) {
            throw new SearchEnded(Reason.STOPPED);
        }
        return trials;
    }
}

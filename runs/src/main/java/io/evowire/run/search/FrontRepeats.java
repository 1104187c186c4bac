package io.evowire.run.search;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.Outcome;
import io.evowire.genome.Genome;
import io.evowire.genome.StageGenome;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.config.RecipeConfig;
import io.evowire.run.config.RepeatsConfig;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.worker.TrainingPool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Trains the members of the front again. Which repeats there are follows from configuration and front
 * alone, so what is recorded is not trained again, and asking for more trains only those that lack.
 */
final class FrontRepeats {

    /** Graph seeds tried until a stage is connected, or a network feasible; its own are the last resort. */
    private static final int TRIES = 100;

    private final CandidateFactory factory;
    private final TrialStore store;
    private final TrainingPool pool;
    private final BooleanSupplier mayStart;
    private final DoubleSupplier elapsed;
    private final SearchListener listener;

    private record Planned(int trial, int repeat, long seed, Genome genome) {}

    /**
     * Repeats of a run.
     *
     * @param mayStart asked before each training
     * @param elapsed  seconds that the session has worked
     */
    FrontRepeats(CandidateFactory factory, TrialStore store, TrainingPool pool,
            BooleanSupplier mayStart, DoubleSupplier elapsed, SearchListener listener) {
        this.factory = factory;
        this.store = store;
        this.pool = pool;
        this.mayStart = mayStart;
        this.elapsed = elapsed;
        this.listener = listener;
    }

    /** Trains what is not recorded yet; returns whether nothing is left to do. */
    boolean train() {
        // No repeat changes the front: that is of the trials alone.
        List<Trial> front = FitnessScale.of(factory).front(store.history().trials());
        Map<Long, String> lost = new HashMap<>();
        List<Planned> left = missing(front);
        for (int attempt = 0; attempt < 2 && !left.isEmpty()
                && mayStart.getAsBoolean(); attempt++) {
            listener.repeating(left.size());
            train(left, lost);
            left = missing(front);
        }
        if (!left.isEmpty() && mayStart.getAsBoolean()) {
            throw new UserException(ExitCode.INTERNAL,
                    """
                            Trial %d could not be trained again: %s. Nothing that was recorded is lost. See \
                            the workers' logs, then resume."""
                            .formatted(left.getFirst().trial(),
                                    lost.getOrDefault(left.getFirst().seed(), "no worker")));
        }
        return left.isEmpty();
    }

    // Each member once before any twice: what is cut short is a fair sample.
    private List<Planned> missing(List<Trial> front) {
        List<Planned> missing = new ArrayList<>();
        for (int repeat = 0; repeat < config().seeds(); repeat++) {
            for (Trial trial : front) {
                if (!isRecorded(trial, repeat)) {
                    missing.add(planned(trial, repeat));
                }
            }
        }
        return missing;
    }

    private boolean isRecorded(Trial trial, int repeat) {
        return store.history().repeats(trial.number()).stream()
                .anyMatch(done -> done.kind().equals(config().kind())
                        && done.repeat() == repeat);
    }

    private Planned planned(Trial trial, int repeat) {
        String name = "repeat %d of %s %s".formatted(repeat, config().of(),
                trial.proposal().key());
        Genome genome = Genome.parse(trial.proposal().genome());
        return new Planned(trial.number(), repeat,
                randomness().seedOf(name + " epochs " + config().epochs()),
                config().of() == Question.SETTING ? feasible(genome, name) : genome);
    }

    // The trial itself keeps the constraints, so it is the last resort.
    private Genome feasible(Genome genome, String name) {
        return IntStream.range(0, TRIES)
                .mapToObj(draw -> redrawn(genome, draw == 0 ? name : name + " draw " + draw))
                .filter(factory::feasible).findFirst().orElse(genome);
    }

    private Genome redrawn(Genome genome, String name) {
        return new Genome(IntStream.range(0, genome.stages().size())
                .mapToObj(i -> redrawn(genome.stages().get(i), name + " stage " + i)).toList());
    }

    // In [0, 2^31), as those of drawn stages.
    private StageGenome redrawn(StageGenome stage, String name) {
        return IntStream.range(0, TRIES)
                .mapToObj(attempt -> stage.redrawn(stage.model(),
                        randomness().seedOf(name + " attempt " + attempt) & Integer.MAX_VALUE))
                .flatMap(Optional::stream).findFirst().orElse(stage);
    }

    /**
     * Trains each once.
     *
     * @param lost told why, by seed, where it could not be trained
     */
    private void train(List<Planned> missing, Map<Long, String> lost) {
        Map<Long, Planned> bySeed = missing.stream()
                .collect(Collectors.toMap(Planned::seed, Function.identity()));
        List<Candidate> candidates = missing.stream().map(this::candidate).toList();
        try {
            pool.evaluate(candidates, mayStart, new TrainingPool.Listener() {
                @Override
                public void started(Candidate candidate) {
                    listener.started(candidate);
                }

                @Override
                public void ended(Candidate candidate, Outcome outcome) {
                    if (outcome instanceof Outcome.Lost) {
                        lost.put(candidate.recipe().seed(), outcome.toString());
                    } else {
                        record(bySeed.get(candidate.recipe().seed()), outcome);
                    }
                }

                @Override
                public void step(int trial, int step, int steps) {
                    listener.step(trial, step, steps);
                }
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Candidate candidate(Planned planned) {
        RecipeConfig recipe = factory.config().recipe();
        return new Candidate(planned.trial(), factory.network(planned.genome()),
                (config().epochs() == 0 ? recipe : recipe.withEpochs(config().epochs()))
                        .withSeed(planned.seed()),
                Leg.WHOLE, true);
    }

    private void record(Planned planned, Outcome outcome) {
        var repeat = new Repeat(planned.trial(), config().of(), config().epochs(),
                planned.repeat(), planned.seed(), planned.genome().notation(), outcome,
                elapsed.getAsDouble());
        store.retrained(repeat);
        listener.repeated(repeat);
    }

    private RepeatsConfig config() {
        return factory.config().repeats();
    }

    private Randomness randomness() {
        return new Randomness(factory.config().seed());
    }
}

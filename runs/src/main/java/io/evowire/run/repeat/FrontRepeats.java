package io.evowire.run.repeat;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.genome.Genome;
import io.evowire.genome.LinkGenome;
import io.evowire.genome.StageGenome;
import io.evowire.run.config.RecipeConfig;
import io.evowire.run.config.RepeatsConfig;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.Randomness;
import io.evowire.run.reading.RunReading;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Trainings;
import io.evowire.run.training.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * Trains the members of the front again. Which repeats there are follows from configuration and
 * front alone, so what is recorded is not trained again, and asking for more trains only those that
 * lack.
 */
public final class FrontRepeats {

    /**
     * Graph seeds tried until a stage is connected, or a network feasible; its own are the last
     * resort.
     */
    private static final int TRIES = 100;

    private final CandidateFactory factory;
    private final TrialStore store;
    private final Trainings trainings;
    private final DoubleSupplier elapsed;
    private final SearchListener listener;

    private record Planned(int trial, int repeat, long seed, Genome genome, String id) {}

    /**
     * Repeats of a run.
     *
     * @param mayStart asked before each training
     * @param elapsed  seconds that the session has worked
     */
    public FrontRepeats(CandidateFactory factory, TrialStore store, TrainingPool pool,
            BooleanSupplier mayStart, DoubleSupplier elapsed, SearchListener listener) {
        this.factory = factory;
        this.store = store;
        this.trainings = new Trainings(pool, mayStart);
        this.elapsed = elapsed;
        this.listener = listener;
    }

    /** Trains what is not recorded yet; returns whether nothing is left to do. */
    public boolean train() {
        // No repeat changes this front: it is of what the search saw alone.
        List<Trial> front = RunReading.ofSearch(factory, store.history()).front();
        Map<String, Planned> planned = new HashMap<>();
        return trainings.run(() -> missing(front).stream().map(repeat -> {
            planned.put(repeat.id(), repeat);
            return new Work(repeat.id(), candidate(repeat));
        }).toList(), new Trainings.Sink() {
            @Override
            public void begin(List<Work> works) {
                listener.repeating(works.size());
            }

            @Override
            public void ended(Work work, Outcome outcome) {
                record(planned.get(work.id()), outcome);
            }
        }, listener);
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
        String id = id(trial, repeat);
        return store.history().repeats(trial.number()).stream()
                .anyMatch(done -> done.id().equals(id));
    }

    private String id(Trial trial, int repeat) {
        return Repeat.id(trial.number(), config().kind(), repeat);
    }

    private Planned planned(Trial trial, int repeat) {
        String name = "repeat %d of %s %s".formatted(repeat, config().of(),
                trial.proposal().key());
        Genome genome = Genome.parse(trial.proposal().genome());
        return new Planned(trial.number(), repeat,
                randomness().seedOf(name + " epochs " + config().epochs()),
                config().of() == Question.SETTING ? feasible(genome, name) : genome,
                id(trial, repeat));
    }

    // The trial itself keeps the constraints, so it is the last resort.
    private Genome feasible(Genome genome, String name) {
        return IntStream.range(0, TRIES)
                .mapToObj(draw -> redrawn(genome, draw == 0 ? name : name + " draw " + draw))
                .filter(factory::feasible).findFirst().orElse(genome);
    }

    private Genome redrawn(Genome genome, String name) {
        return genome.withStages(IntStream.range(0, genome.stages().size())
                .mapToObj(i -> redrawn(genome.stages().get(i), name + " stage " + i)).toList());
    }

    // In [0, 2^31), as those of drawn stages.
    private StageGenome redrawn(StageGenome stage, String name) {
        return IntStream.range(0, TRIES)
                .mapToObj(attempt -> stage.redrawn(stage.model(),
                        randomness().seedOf(name + " attempt " + attempt) & Integer.MAX_VALUE))
                .flatMap(Optional::stream).findFirst()
                .map(other -> relinked(other, name)).orElse(stage);
    }

    // Edits of links belong to the links they were made for, as those of edges to their graph.
    private StageGenome relinked(StageGenome stage, String name) {
        LinkGenome links = stage.links();
        return links == null
                ? stage
                : stage.withLinks(new LinkGenome(links.rate(),
                        randomness().seedOf(name + " links") & Integer.MAX_VALUE, List.of()));
    }

    private Candidate candidate(Planned planned) {
        RecipeConfig recipe = factory.config().recipe();
        TrainingRecipe seeded = (config().epochs() == 0
                ? recipe
                : recipe.withEpochs(config().epochs())).withSeed(planned.seed());
        return new Candidate(planned.trial(), factory.network(planned.genome()),
                recipe.commonOrder()
                        ? seeded.withImageSeed(
                                randomness().seedOf("images of repeat " + planned.repeat()))
                        : seeded,
                Leg.WHOLE, true).measured(factory.config().measurementPlan().ofValidation());
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

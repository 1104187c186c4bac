package io.evowire.run.repeat;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.genome.Genome;
import io.evowire.genome.LinkGenome;
import io.evowire.genome.StageGenome;
import io.evowire.run.config.RecipeConfig;
import io.evowire.run.config.RepeatKind;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.Randomness;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.Trainings;
import io.evowire.run.training.Work;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Trains trials again. What is trained for a repeat follows from the run's seed, the trial's
 * network, and the repeat's kind and number alone, so what is recorded is not trained again.
 *
 * @param kind     what is varied, and for how long each is trained
 * @param race     number of the race that the repeats are part of, null after the search
 * @param elapsed  seconds that the session has worked
 * @param listener told how trainings go on
 */
record RepeatTraining(CandidateFactory factory, TrialStore store, Trainings trainings,
        RepeatKind kind, @Nullable Integer race, DoubleSupplier elapsed, SearchListener listener) {

    /**
     * Graph seeds tried until a stage is connected, or a network feasible; its own are the last
     * resort.
     */
    private static final int TRIES = 100;

    /**
     * One training of a trial.
     *
     * @param repeat number from 0
     */
    record Slot(Trial trial, int repeat) {}

    private record Planned(int trial, int repeat, long seed, Genome genome, String id) {}

    /** Whether a repeat is recorded, however it ended. */
    boolean isRecorded(Slot slot) {
        String id = id(slot);
        return store.history().repeats(slot.trial().number()).stream()
                .anyMatch(done -> done.id().equals(id));
    }

    /**
     * Trains.
     *
     * @param missing what is not recorded yet, in the order in which it is trained
     * @return whether nothing is left to do
     */
    boolean train(Supplier<List<Slot>> missing) {
        Map<String, Planned> planned = new HashMap<>();
        return trainings.run(() -> missing.get().stream().map(this::planned).map(repeat -> {
            planned.put(repeat.id(), repeat);
            return new Work(repeat.id(), candidate(repeat));
        }).toList(), new Trainings.Sink() {
            @Override
            public void begin(List<Work> works) {
                listener.repeating(works.size());
            }

            @Override
            public void ended(Work work, Outcome outcome, @Nullable String host) {
                record(planned.get(work.id()), outcome);
            }
        }, listener);
    }

    private String id(Slot slot) {
        return Repeat.id(slot.trial().number(), kind, slot.repeat());
    }

    private Planned planned(Slot slot) {
        String name = "repeat %d of %s %s".formatted(slot.repeat(), kind.of(),
                slot.trial().proposal().key());
        Genome genome = factory.genome(slot.trial());
        return new Planned(slot.trial().number(), slot.repeat(),
                randomness().seedOf(name + " epochs " + kind.epochs()),
                kind.of() == Question.SETTING ? feasible(genome, name) : genome, id(slot));
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
        TrainingRecipe seeded = (kind.epochs() == 0 ? recipe : recipe.withEpochs(kind.epochs()))
                .withSeed(planned.seed());
        return new Candidate(planned.trial(), factory.network(planned.genome()),
                recipe.commonOrder()
                        ? seeded.withImageSeed(
                                randomness().seedOf("images of repeat " + planned.repeat()))
                        : seeded,
                Leg.WHOLE, true).measured(factory.config().measurementPlan().ofValidation());
    }

    private void record(Planned planned, Outcome outcome) {
        var repeat = new Repeat(planned.trial(), kind.of(), kind.epochs(), planned.repeat(),
                planned.seed(), planned.genome().notation(), outcome, elapsed.getAsDouble(), race);
        store.retrained(repeat);
        listener.repeated(repeat);
    }

    private Randomness randomness() {
        return new Randomness(factory.config().seed());
    }
}

package io.evowire.evaluate.train;

import io.evowire.evaluate.ArchitectureEvaluator;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.DamagePlan;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.LatencyPlan;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.train.Succession.Learned;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.CrashReportingUtil;
import org.jspecify.annotations.Nullable;

/** Trains candidates one after another in this process, on the thread that asks. */
public final class LocalEvaluator implements ArchitectureEvaluator {

    private final ImageDataset dataset;
    private final Succession succession;
    private final Function<Candidate, TrainingProgress> progress;
    private final Function<Candidate, Optional<Path>> files;

    /** Stock layers, no progress; keeps no models. */
    public LocalEvaluator(ImageDataset dataset) {
        this(dataset, ModelBuilder.stock(), candidate -> TrainingProgress.SILENT,
                candidate -> Optional.empty());
    }

    /**
     * An evaluator.
     *
     * @param progress who is told how a candidate's training goes
     * @param files    where to write the model of a candidate that was trained to its end, if it shall
     *                 be kept; a file that cannot be written changes no outcome
     * @throws io.evowire.evaluate.backend.UnusableBackendException if nothing can be trained here
     */
    public LocalEvaluator(ImageDataset dataset, ModelBuilder models,
            Function<Candidate, TrainingProgress> progress,
            Function<Candidate, Optional<Path>> files) {
        // Here, not per candidate: a wrong build is nobody's own failure.
        Backend.requireUsable();
        // DL4J would leave a file in the working folder for each candidate that is out of memory.
        CrashReportingUtil.crashDumpsEnabled(false);
        this.dataset = dataset;
        this.succession = new Succession(dataset, models);
        this.progress = progress;
        this.files = files;
    }

    @Override
    public List<Outcome> evaluate(List<Candidate> candidates) {
        return candidates.stream().map(this::evaluate).toList();
    }

    private Outcome evaluate(Candidate candidate) {
        try {
            return train(candidate);
        } catch (Exception | OutOfMemoryError failure) { // whatever it is, it costs this slot only
            return outcome(failure);
        }
    }

    private Outcome train(Candidate candidate) {
        Optional<ComputationGraph> paused = paused(candidate);
        // Before its time counts: what a donor took is not the candidate's.
        Optional<Learned> donor = paused.isPresent()
                ? Optional.empty()
                : succession.donor(candidate);
        TrainingProgress listener = progress.apply(candidate);
        long start = System.nanoTime();
        Leg leg = candidate.leg();
        try (NetworkTrainer trainer = trainer(candidate, paused, donor)) {
            if (trainer.step() < leg.begin(trainer.steps())) {
                // No model was left: the steps before once more, pause included.
                trainer.train(leg.begin(trainer.steps()), listener);
            }
            TrainingResult result = trainer.train(leg.end(trainer.steps()), listener);
            if (leg.pauses()) {
                Optional.ofNullable(leg.paused())
                        .ifPresent(file -> ModelFile.writePaused(trainer.model(), file));
                return new Outcome.Paused(result.steps(), trainer.steps(),
                        result.validationAccuracy(), seconds(start), result.epochs());
            }
            var measured = new Measured();
            Double tested = measured.get("test accuracy",
                    () -> candidate.tested() ? trainer.accuracy(dataset.test()) : null);
            double seconds = seconds(start);
            files.apply(candidate)
                    .ifPresent(file -> ModelFile.write(trainer.model(), file,
                            EdgeWeights.of(candidate.network(),
                                    succession.models().read(candidate.network(),
                                            trainer.model()))));
            Latency latency = measured.get("latency", () -> latency(candidate, trainer));
            DamageProfile damage = measured.get("damage", () -> damage(candidate, trainer));
            return new Outcome.Completed(result.validationAccuracy(), seconds, result.epochs(),
                    tested, latency, damage, measured.failures());
        }
    }

    private @Nullable Latency latency(Candidate candidate, NetworkTrainer trainer) {
        LatencyPlan plan = candidate.plan().latency();
        return plan == null
                ? null
                : new LatencyMeasurement(plan).of(trainer.model(), dataset.shape(),
                        dataset.classes());
    }

    private @Nullable DamageProfile damage(Candidate candidate, NetworkTrainer trainer) {
        DamagePlan plan = candidate.plan().damage();
        return plan == null
                ? null
                : new DamageMeasurement(candidate.network(), trainer, succession.models()).of(plan,
                        dataset.validation(), candidate.recipe().seed(),
                        DamageMeasurement.Progress.SILENT);
    }

    private Optional<ComputationGraph> paused(Candidate candidate) {
        int begin = candidate.leg().begin(candidate.recipe().steps(dataset.train().size()));
        return Optional.ofNullable(candidate.leg().resumed())
                .flatMap(saved -> ModelFile.read(saved, begin));
    }

    private NetworkTrainer trainer(Candidate candidate, Optional<ComputationGraph> paused,
            Optional<Learned> donor) {
        return paused.map(model -> new NetworkTrainer(candidate.recipe(), dataset, model))
                .orElseGet(() -> succession.begin(candidate.network(), candidate.recipe(), donor));
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    static Outcome outcome(Throwable failure) {
        return switch (failure) {
            case DivergedException diverged -> new Outcome.Diverged(diverged.step(),
                    Double.toString(diverged.loss()));
            case Succession.LostException lost -> new Outcome.Lost(String.valueOf(
                    lost.getMessage()));
            default -> OutOfMemory.message(failure)
                    .<Outcome>map(Outcome.OutOfMemory::new)
                    .orElseGet(() -> new Outcome.Failed(failure.toString()));
        };
    }

    /** Nothing is kept between calls. */
    @Override
    public void close() {}
}

package io.evowire.evaluate.local;

import io.evowire.evaluate.ArchitectureEvaluator;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.DamagePlan;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.LatencyPlan;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.ModelStore;
import io.evowire.evaluate.Novelty;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Recognition;
import io.evowire.evaluate.Recognition.Part;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.WarmStart;
import io.evowire.evaluate.WarmStart.Trained;
import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.baseline.BaselineTraining;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.NovelImages;
import io.evowire.evaluate.measure.DamageMeasurement;
import io.evowire.evaluate.measure.LatencyMeasurement;
import io.evowire.evaluate.measure.Measured;
import io.evowire.evaluate.resize.ResizedTraining;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.ModelFormat;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.evaluate.train.DivergedException;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.evaluate.train.NetworkTrainer;
import io.evowire.evaluate.train.OutOfMemory;
import io.evowire.evaluate.train.Succession;
import io.evowire.evaluate.train.Succession.Learned;
import io.evowire.evaluate.train.TrainingLoop;
import io.evowire.evaluate.train.TrainingProgress;
import io.evowire.evaluate.train.TrainingResult;
import io.evowire.evaluate.transfer.TransferEvaluation;
import io.evowire.evaluate.transfer.TransferTraining;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.deeplearning4j.util.CrashReportingUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains candidates one after another in this process, on the thread that asks. */
public final class LocalEvaluator implements ArchitectureEvaluator {

    private static final Logger LOG = LoggerFactory.getLogger(LocalEvaluator.class);

    private final ImageDataset dataset;
    private final Succession succession;
    private final Function<Candidate, TrainingProgress> progress;
    private final TransferEvaluation transfer;

    /** Stock layers, no progress; keeps no models. */
    public LocalEvaluator(ImageDataset dataset) {
        this(dataset, ModelBuilder.stock(), candidate -> TrainingProgress.SILENT,
                ModelStore.NONE);
    }

    /**
     * An evaluator.
     *
     * @param progress who is told how a candidate's training goes
     * @param store    where the models of donors and of pauses are, and where those trained here
     *                 go; one that cannot be written changes no outcome
     * @throws io.evowire.evaluate.backend.UnusableBackendException if nothing can be trained here
     */
    public LocalEvaluator(ImageDataset dataset, TrainingSessions models,
            Function<Candidate, TrainingProgress> progress, ModelStore store) {
        // Here, not per candidate: a wrong build is nobody's own failure.
        Backend.requireUsable();
        // DL4J would leave a file in the working folder for each candidate that is out of memory.
        CrashReportingUtil.crashDumpsEnabled(false);
        this.dataset = dataset;
        this.succession = new Succession(dataset, models, store);
        this.progress = progress;
        this.transfer = new TransferEvaluation(dataset, models);
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

    /**
     * Removes nodes and edges of a network that was trained before.
     *
     * @param trained  the network, whose model the store has
     * @param recipe   how it was trained
     * @param progress told how far the removals are
     */
    public Outcome damage(Trained trained, TrainingRecipe recipe, DamagePlan plan,
            DamageMeasurement.Progress progress) {
        try (NetworkTrainer trainer = succession.trained(trained, recipe)) {
            return new Outcome.Damaged(new DamageMeasurement(trainer).of(plan,
                    dataset.validation(), recipe.seed(), progress));
        } catch (Exception | OutOfMemoryError failure) {
            return outcome(failure);
        }
    }

    /**
     * Tests a network that was trained before on the test images; on those for validation if the
     * data set has none.
     *
     * @param trained  its training and those before it, of which what is lost is done again
     * @param recipe   how it was trained
     * @param progress told how each training that is done again goes
     */
    public Outcome test(WarmStart trained, TrainingRecipe recipe, TrainingProgress progress) {
        boolean tests = dataset.test().size() > 0;
        try (NetworkTrainer trainer = succession.trained(trained, recipe, progress)) {
            return new Outcome.Tested(new Recognition(tests ? Part.TEST : Part.VALIDATION,
                    trainer.confusion(tests ? dataset.test() : dataset.validation())));
        } catch (Exception | OutOfMemoryError failure) {
            return outcome(failure);
        }
    }

    /**
     * Trains a network that was made by hand, and measures it on the test images, too.
     *
     * @param progress told how the training goes
     */
    public Outcome baseline(BaselineTraining training, TrainingProgress progress) {
        long start = System.nanoTime();
        int steps = training.recipe().steps(dataset.train().size());
        try (var classifier = training.begin(steps);
                var loop = new TrainingLoop(training.recipe(), dataset, classifier)) {
            TrainingResult result = loop.train(steps, progress);
            double tested = loop.accuracy(dataset.test());
            return new Outcome.Completed(result.validationAccuracy(), seconds(start),
                    result.epochs(), tested, null, null, null, null, null);
        } catch (Exception | OutOfMemoryError failure) {
            return outcome(failure);
        }
    }

    /**
     * Trains a network on resized images, and tests it in further sizes.
     *
     * @param progress told how the training goes
     */
    public Outcome resized(ResizedTraining training, TrainingProgress progress) {
        try {
            return training.run(dataset, succession.models(), progress);
        } catch (Exception | OutOfMemoryError failure) {
            return outcome(failure);
        }
    }

    /**
     * Trains a network on this data set or on another one, perhaps after it was pretrained on the
     * other one of the two.
     *
     * @param progress told how the training goes
     */
    public Outcome transfer(TransferTraining training, TrainingProgress progress) {
        try {
            return transfer.run(training, progress);
        } catch (Exception | OutOfMemoryError failure) {
            return outcome(failure);
        }
    }

    /**
     * Trains a network from scratch on all classes but the one that is held out, and judges on the
     * test images how well it tells that one. Its model is kept under the name
     * {@link ModelStore#judged}.
     *
     * @param candidate a network of as many classes
     */
    public Outcome judge(Candidate candidate) {
        try {
            NovelImages novel = Objects.requireNonNull(dataset.novel(), "no class is novel here");
            long start = System.nanoTime();
            try (var trainer = new NetworkTrainer(candidate.network(), candidate.recipe(),
                    novel.judged(), succession.models())) {
                trainer.train(progress.apply(candidate));
                var judged = new Outcome.Judged(
                        new Recognition(Part.TEST, trainer.confusion(novel.judged().test())),
                        trainer.novelty(novel.judged().test(), novel.test()), seconds(start));
                keep(ModelStore.judged(candidate.trial()), () -> trainer.model(false));
                return judged;
            }
        } catch (Exception | OutOfMemoryError failure) {
            return outcome(failure);
        }
    }

    // Of validation alone, so a search knows it at rungs, too.
    private @Nullable Novelty novelty(Candidate candidate, NetworkTrainer trainer) {
        return candidate.plan().novelty()
                ? trainer.novelty(dataset.validation(),
                        Objects.requireNonNull(dataset.novel(), "no class is novel here")
                                .validation())
                : null;
    }

    private Outcome train(Candidate candidate) {
        Optional<Model> paused = paused(candidate);
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
            Double balanced = candidate.plan().balancedAccuracy()
                    ? (Double) result.validation().balancedAccuracy()
                    : null;
            Novelty novelty = novelty(candidate, trainer);
            if (leg.pauses()) {
                Optional.ofNullable(leg.left())
                        .ifPresent(name -> keep(name, () -> trainer.model(true)));
                return new Outcome.Paused(result.steps(), trainer.steps(),
                        result.validationAccuracy(), seconds(start), result.epochs(), balanced,
                        novelty);
            }
            var measured = new Measured();
            Double tested = measured.get("test accuracy",
                    () -> candidate.tested() ? trainer.accuracy(dataset.test()) : null);
            double seconds = seconds(start);
            if (!candidate.tested()) { // a repeat of what is kept already
                keep(Optional.ofNullable(leg.left()).orElse(ModelStore.trial(candidate.trial())),
                        () -> trainer.model(false));
            }
            Latency latency = measured.get("latency", () -> latency(candidate, trainer));
            DamageProfile damage = measured.get("damage", () -> damage(candidate, trainer));
            return new Outcome.Completed(result.validationAccuracy(), seconds, result.epochs(),
                    tested, latency, damage, measured.failures(), balanced, novelty);
        }
    }

    private @Nullable Latency latency(Candidate candidate, NetworkTrainer trainer) {
        LatencyPlan plan = candidate.plan().latency();
        return plan == null
                ? null
                : new LatencyMeasurement(plan).of(trainer.session());
    }

    private @Nullable DamageProfile damage(Candidate candidate, NetworkTrainer trainer) {
        DamagePlan plan = candidate.plan().damage();
        return plan == null
                ? null
                : new DamageMeasurement(trainer).of(plan, dataset.validation(),
                        candidate.recipe().seed(), DamageMeasurement.Progress.SILENT);
    }

    // A full disk must not cost the training's result.
    private void keep(String name, Supplier<Model> model) {
        if (succession.store() == ModelStore.NONE) {
            return;
        }
        try {
            succession.store().put(name, ModelFormat.write(model.get()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("The model {} could not be written.", name, e);
        }
    }

    // Whatever is wrong with it: training can do without.
    private Optional<Model> paused(Candidate candidate) {
        int begin = candidate.leg().begin(candidate.recipe().steps(dataset.train().size()));
        return Optional.ofNullable(candidate.leg().resumed())
                .flatMap(saved -> succession.model(saved, candidate.network()))
                .filter(model -> standsAt(begin, model));
    }

    private static boolean standsAt(int step, Model model) {
        boolean fits = model.step() == step && !model.velocities().isEmpty();
        if (!fits) {
            LOG.warn("A model that paused has done {} steps instead of {}, or cannot go on.",
                    model.step(), step);
        }
        return fits;
    }

    private NetworkTrainer trainer(Candidate candidate, Optional<Model> paused,
            Optional<Learned> donor) {
        NetworkTrainer trainer = succession.begin(candidate.network(), candidate.recipe(), donor);
        paused.ifPresent(model -> trainer.session().resume(model.parameters(), model.velocities(),
                model.step()));
        return trainer;
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

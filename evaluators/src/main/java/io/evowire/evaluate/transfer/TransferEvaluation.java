package io.evowire.evaluate.transfer;

import io.evowire.evaluate.DataException;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.session.Classifier;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.evaluate.train.TrainingLoop;
import io.evowire.evaluate.train.TrainingProgress;
import io.evowire.evaluate.transfer.TransferTraining.Start;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Does transfer trainings one after another. The newest pretraining is kept in memory, for those
 * that begin with it; what is not there is pretrained anew, which gives the same bits.
 */
public final class TransferEvaluation {

    private final ImageDataset first;
    private final TrainingSessions models;
    private @Nullable ImageDataset second;
    private @Nullable Pretrained kept;

    /** What a pretraining gave. */
    private record Pretrained(TransferTraining training, Map<String, float[]> learned) {}

    /**
     * Of a first data set.
     *
     * @param models what trains wired networks
     */
    public TransferEvaluation(ImageDataset first, TrainingSessions models) {
        this(first, models, null);
    }

    /** Of a first data set and a second one that is there already. */
    TransferEvaluation(ImageDataset first, TrainingSessions models,
            @Nullable ImageDataset second) {
        this.first = first;
        this.models = models;
        this.second = second;
    }

    /**
     * Trains and tests on the data set of the training.
     *
     * @throws DataException if the second data set is not what it was
     */
    public Outcome.Completed run(TransferTraining training, TrainingProgress progress) {
        Backend.requireUsable();
        @Nullable
        Map<String, float[]> learned = switch (training.start()) {
            case PRETRAINING, SCRATCH -> null;
            case ALL, HEAD -> pretrained(training.before());
        };
        long start = System.nanoTime(); // what pretraining took is not its time
        ImageDataset data = data(training);
        int steps = training.recipe().steps(data.train().size());
        Learner learner = training.subject().begin(data, training.recipe(), models, steps);
        if (learned != null) {
            learner.take(learned);
        }
        try (Classifier classifier = training.start() == Start.HEAD
                ? new HeadClassifier(learner, data.classes(), training.recipe(), steps)
                : learner; var loop = new TrainingLoop(training.recipe(), data, classifier)) {
            var result = loop.train(steps, progress);
            double tested = loop.accuracy(data.test());
            if (training.start() == Start.PRETRAINING) {
                kept = new Pretrained(training, learner.learned());
            }
            return new Outcome.Completed(result.validationAccuracy(),
                    (System.nanoTime() - start) / 1e9, result.epochs(), tested, null, null);
        }
    }

    private Map<String, float[]> pretrained(TransferTraining before) {
        if (kept == null || !kept.training().equals(before)) {
            run(before, TrainingProgress.SILENT);
        }
        return Objects.requireNonNull(kept).learned();
    }

    // An epoch of few labels shows each of them often, so that all trainings look at the validation
    // images as often.
    private ImageDataset data(TransferTraining training) {
        boolean onFirst = training.back() != (training.start() == Start.PRETRAINING);
        ImageDataset data = onFirst ? first : second(training);
        return training.labels() == 0
                ? data
                : new ImageDataset(data.name(), data.fingerprint(), data.shape(),
                        data.classNames(),
                        data.train().few(training.labels(), training.recipe().seedOfImages())
                                .repeated(data.train().size()),
                        data.validation(), data.test());
    }

    private ImageDataset second(TransferTraining training) {
        ImageDataset loaded = second == null
                ? DataSpec.parse(training.other()).load()
                : second;
        if (!loaded.fingerprint().equals(training.others())) {
            throw new DataException("%s has other images or labels than when the study began."
                    .formatted(training.other()));
        }
        second = loaded;
        return loaded;
    }
}

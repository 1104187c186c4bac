package io.evowire.evaluate.train;

import io.evowire.core.network.Network;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.ModelStore;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.WarmStart;
import io.evowire.evaluate.WarmStart.Trained;
import io.evowire.evaluate.WarmStart.Rerun;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.parameters.Inheritance;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.TrainingSessions;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins trainings, with the weights of networks before them where a {@link WarmStart} says so.
 * What comes out of a warm start is a function of the line of trainings that leads to it alone,
 * whether models were saved or trainings are done again.
 *
 * @param dataset what is learned
 * @param models  what trains
 * @param store   where the models of donors are
 */
public record Succession(ImageDataset dataset, TrainingSessions models, ModelStore store) {

    private static final Logger LOG = LoggerFactory.getLogger(Succession.class);

    /** A network and what it has learned. */
    public record Learned(Network network, Map<Group, float[]> parameters) {}

    /** A donor's model is not what was saved, so that nothing can be said of who needs it. */
    public static final class LostException extends RuntimeException {

        private static final long serialVersionUID = 1;

        LostException(Trained trained) {
            super("The model %s, to begin with, is missing or damaged."
                    .formatted(trained.model()));
        }
    }

    /**
     * The training of a candidate at step 0, after whatever its warm start takes.
     *
     * @throws IllegalArgumentException if network or recipe do not fit the images
     * @throws DivergedException        if a training that is done again diverges
     */
    public NetworkTrainer begin(Candidate candidate) {
        return begin(candidate.network(), candidate.recipe(), donor(candidate));
    }

    /** What the network that a candidate begins with has learned; empty without a warm start. */
    public Optional<Learned> donor(Candidate candidate) {
        return Optional.ofNullable(candidate.warmStart())
                .flatMap(start -> end(start, TrainingProgress.SILENT));
    }

    // What the last network of a line has learned.
    private Optional<Learned> end(WarmStart line, TrainingProgress progress) {
        Optional<Learned> learned = Optional.ofNullable(line.saved()).map(this::saved);
        for (Rerun training : line.again()) {
            learned = Optional.of(again(training, learned, progress));
        }
        return learned;
    }

    private Learned saved(Trained trained) {
        return model(trained.model(), trained.network())
                .map(model -> new Learned(trained.network(), model.parameters()))
                .orElseThrow(() -> new LostException(trained));
    }

    /**
     * A network that was trained to its end, as its model says; for measurements.
     *
     * @throws LostException if the store does not have the model
     */
    public NetworkTrainer trained(Trained trained, TrainingRecipe recipe) {
        return trained(saved(trained), recipe);
    }

    /**
     * A network that was trained to its end, as its model says, or trained once more where that is
     * lost; for measurements.
     *
     * @param line     its training and those before it
     * @param progress told how each training that is done again goes
     * @throws LostException     if the store does not have the model that the line begins with
     * @throws DivergedException if a training that is done again diverges
     */
    public NetworkTrainer trained(WarmStart line, TrainingRecipe recipe,
            TrainingProgress progress) {
        return trained(end(line, progress).orElseThrow(), recipe);
    }

    private NetworkTrainer trained(Learned learned, TrainingRecipe recipe) {
        var trainer = new NetworkTrainer(learned.network(), recipe, dataset, models);
        try {
            trainer.session().replace(learned.parameters());
            return trainer;
        } catch (RuntimeException e) {
            trainer.close();
            throw e;
        }
    }

    /** A model of the store; empty if it is not there or cannot be read. */
    public Optional<Model> model(String sha256, Network network) {
        try {
            Optional<byte[]> file = store.get(sha256);
            if (file.isPresent()) {
                return Optional.of(models.read(file.get(), network));
            }
            LOG.warn("The model {} is not there.", sha256);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The model {} could not be read.", sha256, e);
        }
        return Optional.empty();
    }

    private Learned again(Rerun training, Optional<Learned> donor, TrainingProgress progress) {
        try (var trainer = begin(training.network(), training.recipe(), donor)) {
            trainer.train(progress);
            return new Learned(training.network(), trainer.session().parameters());
        }
    }

    /** A training at step 0 with the weights of a donor, if there is one. */
    public NetworkTrainer begin(Network network, TrainingRecipe recipe, Optional<Learned> donor) {
        var trainer = new NetworkTrainer(network, recipe, dataset, models);
        donor.ifPresent(before -> trainer.session().replace(
                Inheritance.of(before.network(), network).of(before.parameters(),
                        trainer.session().parameters())));
        return trainer;
    }
}

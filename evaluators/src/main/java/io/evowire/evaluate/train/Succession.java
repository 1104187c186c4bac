package io.evowire.evaluate.train;

import io.evowire.core.network.Network;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.WarmStart;
import io.evowire.evaluate.WarmStart.Trained;
import io.evowire.evaluate.WarmStart.Training;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.train.ParameterBlock.Group;
import java.util.Map;
import java.util.Optional;

/**
 * Begins trainings, with the weights of networks before them where a {@link WarmStart} says so. What
 * comes out of a warm start is a function of the line of trainings that leads to it alone, whether
 * models were saved or trainings are done again.
 *
 * @param dataset what is learned
 * @param models  how models are made
 */
public record Succession(ImageDataset dataset, ModelBuilder models) {

    /** A network and what it has learned. */
    record Learned(Network network, Map<Group, float[]> parameters) {}

    /** A donor's model is not what was saved, so that nothing can be said of who needs it. */
    static final class LostException extends RuntimeException {

        private static final long serialVersionUID = 1;

        LostException(Trained trained) {
            super("The model %s, to begin with, is missing or damaged."
                    .formatted(trained.model().file()));
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
    Optional<Learned> donor(Candidate candidate) {
        return Optional.ofNullable(candidate.warmStart()).flatMap(this::donor);
    }

    private Optional<Learned> donor(WarmStart start) {
        Optional<Learned> learned = Optional.ofNullable(start.saved()).map(this::saved);
        for (Training training : start.again()) {
            learned = Optional.of(again(training, learned));
        }
        return learned;
    }

    private Learned saved(Trained trained) {
        var model = ModelFile.read(trained.model(), false)
                .orElseThrow(() -> new LostException(trained));
        try {
            return new Learned(trained.network(), models.read(trained.network(), model));
        } finally {
            ModelBuilder.release(model);
        }
    }

    private Learned again(Training training, Optional<Learned> donor) {
        try (var trainer = begin(training.network(), training.recipe(), donor)) {
            trainer.train(TrainingProgress.SILENT);
            return new Learned(training.network(),
                    models.read(training.network(), trainer.model()));
        }
    }

    /** A training at step 0 with the weights of a donor, if there is one. */
    NetworkTrainer begin(Network network, TrainingRecipe recipe, Optional<Learned> donor) {
        var trainer = new NetworkTrainer(network, recipe, dataset, models);
        donor.ifPresent(before -> models.write(
                Inheritance.of(before.network(), network).of(before.parameters(),
                        models.read(network, trainer.model())),
                network, trainer.model()));
        return trainer;
    }
}

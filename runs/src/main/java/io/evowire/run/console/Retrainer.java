package io.evowire.run.console;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.evaluate.train.DivergedException;
import io.evowire.evaluate.train.Succession;
import io.evowire.run.UserException;
import io.evowire.run.export.ModelExport;
import io.evowire.run.problem.Run;
import io.evowire.run.training.LocalModelStore;
import java.io.IOException;

/** Trains networks of a run once more, in this process, and says so. */
public record Retrainer(Run run, Commentary commentary) implements ModelExport.Retraining {

    @Override
    public Model train(Candidate candidate, ImageDataset images, String why) throws IOException {
        commentary.say(why);
        TrainingSessions models = KernelChoice.models(commentary);
        run.check(images.fingerprint(), models.kernels());
        try (var trainer = new Succession(images, models, LocalModelStore.reading(run.files()))
                .begin(candidate);
                var progress = new TrainProgress(trainer.steps(), commentary)) {
            trainer.train(progress);
            return trainer.model(false);
        } catch (DivergedException e) {
            throw new UserException(
                    "Trial %d has no model to export: %s Choose a trial that is COMPLETED: evowire status %s"
                            .formatted(candidate.trial(), e.getMessage(), run.files().word()));
        }
    }
}

package io.evowire.run.cli;

import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.ModelFormat;
import io.evowire.evaluate.session.ModelFormatException;
import io.evowire.run.UserException;
import io.evowire.run.system.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Model files that a user names. */
final class ModelInput {

    private ModelInput() {}

    /**
     * The model in a file.
     *
     * @throws UserException if there is none, telling why
     */
    static Model read(Path file) {
        try {
            return ModelFormat.read(Files.readAllBytes(file));
        } catch (ModelFormatException e) {
            throw new UserException("%s %s. %s".formatted(file, e.getMessage(), """
                    Models are written by evowire train --out FILE and evowire export DIR TRIAL \
                    --format model."""));
        } catch (IOException e) {
            throw new UserException("Cannot read the model %s: %s. Check the path.".formatted(file,
                    IoReason.of(e)));
        }
    }

    /** Refuses images of which a model can make nothing. */
    static void requireFits(Path file, Model model, ImageDataset images) {
        if (!model.network().input().equals(images.shape())) {
            throw new UserException(
                    """
                            %s takes images of shape %s, but %s has images of shape %s. Choose \
                            other data with --data."""
                            .formatted(file, model.network().input(), images.name(),
                                    images.shape()));
        }
        Model.Images known = model.images();
        if (known != null && !known.classNames().equals(images.classNames())) {
            throw new UserException(
                    "%s knows the classes %s, but %s has %s. Choose other data with --data."
                            .formatted(file, known.classNames(), images.name(),
                                    images.classNames()));
        }
        if (model.network().classes() != images.classes()) {
            throw new UserException(
                    "%s knows %d classes, but %s has %d. Choose other data with --data."
                            .formatted(file, model.network().classes(), images.name(),
                                    images.classes()));
        }
    }
}

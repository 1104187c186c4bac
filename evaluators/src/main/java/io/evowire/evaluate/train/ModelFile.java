package io.evowire.evaluate.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes trained models in DL4J's own format, without the state of their updater. */
final class ModelFile {

    private static final Logger LOG = LoggerFactory.getLogger(ModelFile.class);

    private ModelFile() {}

    /**
     * Writes a model, or nothing: a full disk must not cost the training's result.
     */
    static void write(ComputationGraph model, Path file) {
        try {
            ModelSerializer.writeModel(model, file.toFile(), false);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The model {} could not be written.", file, e);
            try {
                Files.deleteIfExists(file);
            } catch (IOException stays) {
                LOG.warn("{} is not whole and could not be removed.", file, stays);
            }
        }
    }
}

package io.evowire.evaluate.train;

import io.evowire.core.text.Sha256;
import io.evowire.evaluate.EdgeWeight;
import io.evowire.evaluate.Leg.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Models in DL4J's own format. */
final class ModelFile {

    private static final Logger LOG = LoggerFactory.getLogger(ModelFile.class);

    private ModelFile() {}

    private interface Writing {
        void run() throws IOException;
    }

    /**
     * Writes a model that was trained to its end, or nothing: a full disk must not cost the training's
     * result.
     *
     * @param edges its trained edge weights, for those who draw it
     */
    static void write(ComputationGraph model, Path file, List<EdgeWeight> edges) {
        whole(file, () -> {
            ModelSerializer.writeModel(model, file.toFile(), false);
            EdgeWeights.append(file, edges);
        });
    }

    /** Writes a model with the state of its updater, so that it can go on; or nothing. */
    static void writePaused(ComputationGraph model, Path file) {
        whole(file, () -> ModelSerializer.writeModel(model, file.toFile(), true));
    }

    private static void whole(Path file, Writing writing) {
        try {
            writing.run();
        } catch (IOException | RuntimeException e) {
            LOG.warn("The model {} could not be written.", file, e);
            try {
                Files.deleteIfExists(file);
            } catch (IOException stays) {
                LOG.warn("{} is not whole and could not be removed.", file, stays);
            }
        }
    }

    /**
     * Reads a model that paused, with the state of its updater; nothing if it is not there, is not
     * what was written or does not stand where it should. Whatever it is, training can do without.
     *
     * @param step optimisation steps that the model must have done
     */
    static Optional<ComputationGraph> read(SavedModel saved, int step) {
        Optional<ComputationGraph> read = read(saved, true);
        if (read.isPresent() && read.get().getIterationCount() != step) {
            LOG.warn("{} has done {} steps instead of {}.", saved.file(),
                    read.get().getIterationCount(), step);
            ModelBuilder.release(read.get());
            return Optional.empty();
        }
        return read;
    }

    /**
     * Reads a model; nothing if it is not there or is not what was written.
     *
     * @param updater whether to read the state of its updater
     */
    static Optional<ComputationGraph> read(SavedModel saved, boolean updater) {
        try {
            if (Sha256.hex(Files.readAllBytes(saved.file())).equals(saved.sha256())) {
                return Optional.of(ModelSerializer.restoreComputationGraph(saved.file().toFile(),
                        updater));
            }
            LOG.warn("{} is not the model that was written there.", saved.file());
        } catch (IOException | RuntimeException e) {
            LOG.warn("The model {} could not be read.", saved.file(), e);
        }
        return Optional.empty();
    }
}

package io.evowire.evaluate.train;

import io.evowire.core.network.Network;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.ModelFormatException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/** DL4J's own format for models: what older runs kept, and an export. */
public final class Dl4jFormat {

    private Dl4jFormat() {}

    /**
     * Reads a model, with velocities if the file has the state of its updater.
     *
     * @param builder that reads the layers it is of
     */
    static Model read(byte[] file, Network network, ModelBuilder builder) throws IOException {
        ComputationGraph model;
        try {
            model = ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(file), true);
        } catch (RuntimeException e) {
            throw new ModelFormatException("is no model in DL4J's format: " + e.getMessage());
        }
        try (var session = new Dl4jSession(network, model, builder, RemovedEdge.NEVER)) {
            return new Model(network, null, session.step(), session.parameters(),
                    model.getUpdater(false) == null ? Map.of() : session.velocities());
        } catch (RuntimeException e) {
            throw new ModelFormatException("is not the model of this network: " + e.getMessage());
        }
    }

    /**
     * The bytes of a model in DL4J's format, without the state of its updater. They hold names of
     * EvoWire's classes, which who reads them needs.
     */
    public static byte[] write(Model model, ModelBuilder builder) throws IOException {
        var recipe = new TrainingRecipe(1, 0, 64, 0.1, 0.9, 5e-5, 0.1, 0, false,
                Precision.FLOAT32, 1);
        try (var session = new Dl4jSession(model.network(),
                builder.build(model.network(), recipe, 1), builder, RemovedEdge.NEVER)) {
            session.replace(model.parameters());
            var bytes = new ByteArrayOutputStream();
            ModelSerializer.writeModel(session.model(), bytes, false);
            return bytes.toByteArray();
        }
    }
}

package io.evowire.run.training;

import io.evowire.evaluate.EdgeWeight;
import io.evowire.evaluate.parameters.EdgeWeights;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.ModelFormat;
import io.evowire.run.problem.Run;
import io.evowire.run.reading.RunReading;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the networks of a front learned of their edges, as far as their models are kept. */
public final class TrainedEdges {

    private TrainedEdges() {}

    /** By number of the trial, of every model that is kept and is the one that was recorded. */
    public static Map<Integer, List<EdgeWeight>> of(Run run, History history) {
        Map<Integer, List<EdgeWeight>> edges = new LinkedHashMap<>();
        for (Trial trial : RunReading.of(run.factory(), history).front()) {
            Optional<byte[]> model = ModelFiles.content(run.files(), history, trial.number());
            if (model.isPresent()) {
                List<EdgeWeight> weights = read(model.get());
                if (!weights.isEmpty()) {
                    edges.put(trial.number(), weights);
                }
            }
        }
        return edges;
    }

    // Retired by a search that goes on, or of another maker: drawn plainly. Whether a model is
    // damaged is for verify to say, and no reason to lose a report.
    private static List<EdgeWeight> read(byte[] model) {
        try {
            if (!ModelFormat.recognises(model)) {
                return EdgeWeights.ofDl4j(model);
            }
            Model read = ModelFormat.read(model);
            return EdgeWeights.of(read.network(), read.parameters());
        } catch (IOException e) {
            return List.of();
        }
    }
}

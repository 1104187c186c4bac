package io.evowire.run.search;

import io.evowire.evaluate.EdgeWeight;
import io.evowire.evaluate.Leg.SavedModel;
import io.evowire.evaluate.train.EdgeWeights;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What networks learned of their edges, as far as their models are kept. */
public final class TrainedEdges {

    private TrainedEdges() {}

    /** By number of the trial, of every model that is kept and is the one that was recorded. */
    public static Map<Integer, List<EdgeWeight>> of(RunFiles files, History history)
            throws IOException {
        Map<Integer, List<EdgeWeight>> edges = new LinkedHashMap<>();
        for (Trial trial : history.trials()) {
            Optional<SavedModel> model = ModelFiles.kept(files, history, trial.number());
            if (model.isPresent()) {
                List<EdgeWeight> weights = read(model.get().file());
                if (!weights.isEmpty()) {
                    edges.put(trial.number(), weights);
                }
            }
        }
        return edges;
    }

    private static List<EdgeWeight> read(Path model) throws IOException {
        try {
            return EdgeWeights.read(model);
        } catch (NoSuchFileException gone) { // a search that goes on has just retired it
            return List.of();
        }
    }
}

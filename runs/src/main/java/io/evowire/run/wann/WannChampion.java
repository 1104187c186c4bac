package io.evowire.run.wann;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.core.wann.SparseNetwork;
import io.evowire.core.wann.WannFormat;
import io.evowire.run.json.Json;

/**
 * The best network so far: every some generations the best one of the generation is scored on more
 * images, and takes the place of the one before if it is better there.
 *
 * @param generation that it is of
 * @param score      mean over the six weights and the batches kept for champions
 * @param network    in the format of {@link WannFormat}
 */
public record WannChampion(int generation, double score, JsonNode network) {

    static WannChampion of(int generation, double score, SparseNetwork network) {
        return new WannChampion(generation, score, Json.tree(WannFormat.write(network)));
    }

    /** The network as a value. */
    public SparseNetwork value() {
        return WannFormat.read(Json.readMap(network.toString()));
    }

    /** What its file holds. */
    String file() {
        return network.toString() + "\n";
    }
}

package io.evowire.run.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.core.network.NetworkFormat;
import io.evowire.core.text.Sha256;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.run.json.Json;
import java.util.List;

/**
 * One training of a study.
 *
 * @param id        its identity, in words, such as {@code ws(4, 0.75) seed 3}: no other entry has
 *                  it
 * @param what      what the reading must know of it, as JSON
 * @param candidate what is trained, from scratch and to the end
 */
public record StudyEntry(String id, JsonNode what, Candidate candidate) {

    /**
     * An entry.
     *
     * @param what a value that has a form in JSON
     */
    public static StudyEntry of(String id, Object what, Candidate candidate) {
        return new StudyEntry(id, Json.parse(Json.line(what)), candidate);
    }

    public StudyEntry {
        if (!candidate.leg().equals(Leg.WHOLE) || candidate.warmStart() != null) {
            throw new IllegalArgumentException(
                    "A study trains from scratch and to the end, '%s' too.".formatted(id));
        }
    }

    /** SHA-256 of all that the outcome follows from, beside data and kernels. */
    String fingerprint() {
        return Sha256.hex(Json.line(List.of(NetworkFormat.write(candidate.network()),
                candidate.recipe(), candidate.tested(), candidate.plan())));
    }
}

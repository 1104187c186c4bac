package io.evowire.run.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.run.json.Json;

/**
 * A training of a study came to its end.
 *
 * @param id             its identity
 * @param what           what the reading must know of it
 * @param fingerprint    SHA-256 of what was trained and how
 * @param recipe         how it was trained
 * @param outcome        what came out
 * @param sessionSeconds time that the session had worked by then
 */
public record Trained(String id, JsonNode what, String fingerprint, TrainingRecipe recipe,
        Outcome outcome, double sessionSeconds) {

    static Trained of(StudyEntry entry, Outcome outcome, double sessionSeconds) {
        return new Trained(entry.id(), entry.what(), entry.fingerprint(),
                entry.recipe(), outcome, sessionSeconds);
    }

    /** What the reading must know of it, as the type that it was written from. */
    public <T> T what(Class<T> type) {
        return Json.bind(what, type);
    }

    /** Whether it is the training of this entry. */
    boolean isOf(StudyEntry entry) {
        return fingerprint.equals(entry.fingerprint()) && what.equals(entry.what());
    }
}

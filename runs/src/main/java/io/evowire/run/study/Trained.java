package io.evowire.run.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.run.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A training of a study came to its end.
 *
 * @param id             its identity
 * @param what           what the reading must know of it
 * @param fingerprint    SHA-256 of what was trained and how
 * @param recipe         how it was trained
 * @param outcome        what came out
 * @param sessionSeconds time that the session had worked by then
 * @param host           name of the machine in a cluster that trained it; null for the machine that
 *                       ran the study
 */
public record Trained(String id, JsonNode what, String fingerprint, TrainingRecipe recipe,
        Outcome outcome, double sessionSeconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String host) {

    /** A training on the machine that ran the study. */
    public Trained(String id, JsonNode what, String fingerprint, TrainingRecipe recipe,
            Outcome outcome, double sessionSeconds) {
        this(id, what, fingerprint, recipe, outcome, sessionSeconds, null);
    }

    static Trained of(StudyEntry entry, Outcome outcome, double sessionSeconds,
            @Nullable String host) {
        return new Trained(entry.id(), entry.what(), entry.fingerprint(),
                entry.recipe(), outcome, sessionSeconds, host);
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

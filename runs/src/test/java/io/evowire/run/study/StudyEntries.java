package io.evowire.run.study;

import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.run.json.Json;

/** Trainings of studies as they are recorded. */
public final class StudyEntries {

    private StudyEntries() {}

    /** One that ended so. */
    public static Trained trained(String id, Object what, TrainingRecipe recipe,
            Outcome outcome) {
        return new Trained(id, Json.tree(what), "", recipe, outcome, 0);
    }
}

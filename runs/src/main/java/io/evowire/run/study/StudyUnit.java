package io.evowire.run.study;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.json.Json;

/**
 * One unit of a study.
 *
 * @param id   its identity, which may be the name of a directory, such as {@code relu-3}: no other
 *             unit has it
 * @param what all that its outcome follows from, beside the data set, as JSON
 */
public record StudyUnit(String id, JsonNode what) {

    public StudyUnit {
        if (!id.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("A unit is named by letters and digits, not '%s'."
                    .formatted(id));
        }
    }

    /**
     * A unit.
     *
     * @param what a value that has a form in JSON
     */
    public static StudyUnit of(String id, Object what) {
        return new StudyUnit(id, Json.parse(Json.line(what)));
    }

    /** What its outcome follows from, as the type that it was written from. */
    public <T> T what(Class<T> type) {
        return Json.bind(what, type);
    }
}

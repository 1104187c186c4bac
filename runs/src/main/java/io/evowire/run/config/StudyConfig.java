package io.evowire.run.config;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.run.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a study was asked to do: its {@code config.yaml}.
 *
 * @param format   {@value #FORMAT}
 * @param study    its name
 * @param options  how large it is, every default written out
 * @param settings space, recipe, data and workers, as a search has them; null where the study has
 *                 none of its own
 */
public record StudyConfig(String format, String study, StudyOptions options,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SearchConfig settings) {

    /** The format that this program reads, and the first line of the file. */
    public static final String FORMAT = "evowire-study/1";

    public StudyConfig {
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException(
                    "The format must be %s, not %s.".formatted(FORMAT, format));
        }
    }

    /** A study. */
    public static StudyConfig of(String study, StudyOptions options,
            @Nullable SearchConfig settings) {
        return new StudyConfig(FORMAT, study, options, settings);
    }

    /** The file. */
    public String yaml() {
        return Json.yaml(this);
    }
}

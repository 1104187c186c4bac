package io.evowire.run.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A process stopped working on the run in good order.
 *
 * @param reason        why
 * @param seconds       time it had worked
 * @param searchSeconds how much of it until the search was over, before repeats and tests of its
 *                      front; null if a program recorded the end that did not tell
 */
public record SessionEnd(String reason, double seconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double searchSeconds) {

    /** An end that does not tell when the search was over. */
    public SessionEnd(String reason, double seconds) {
        this(reason, seconds, null);
    }
}

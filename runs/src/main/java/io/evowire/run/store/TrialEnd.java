package io.evowire.run.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.evaluate.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * How a trial ended.
 *
 * @param trial          its number
 * @param outcome        what came out
 * @param sessionSeconds time that the session had worked by then
 * @param model          SHA-256 of its model's file, null if none was kept
 * @param host           name of the machine in a cluster that trained it last; null for the machine
 *                       that searched, or if nothing was trained
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrialEnd(int trial, Outcome outcome, double sessionSeconds, @Nullable String model,
        @Nullable String host) {

    /** The end of a trial whose model was not kept. */
    public TrialEnd(int trial, Outcome outcome, double sessionSeconds) {
        this(trial, outcome, sessionSeconds, null, null);
    }
}

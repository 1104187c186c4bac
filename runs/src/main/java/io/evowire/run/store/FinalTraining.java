package io.evowire.run.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.evaluate.Outcome;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A suggested network was trained from scratch once more after the search, for longer than the
 * search trains. It has no say in what the search decides or suggests.
 *
 * @param trial          number of its trial
 * @param epochs         passes over the training split
 * @param seed           seed of the training
 * @param outcome        what came out
 * @param model          SHA-256 of the file with its model, null if there is none
 * @param sessionSeconds time that the session had worked by then
 */
public record FinalTraining(int trial, int epochs, long seed, Outcome outcome,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String model,
        double sessionSeconds) {

    /** Identity of the work in the run, in words. */
    public static String id(int trial) {
        return "final training of trial " + trial;
    }

    /** Accuracy on the validation images, a fraction; empty if it was not trained to the end. */
    public OptionalDouble accuracy() {
        return outcome instanceof Outcome.Completed completed
                ? OptionalDouble.of(completed.validationAccuracy())
                : OptionalDouble.empty();
    }
}

package io.evowire.run.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.evaluate.Novelty;
import io.evowire.evaluate.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A network of the front was trained anew with the class that only the search must not learn, and
 * judged by how it tells what is really novel among the test images.
 *
 * @param trial          number of its trial
 * @param outcome        what came out
 * @param model          SHA-256 of the file with its model, null if there is none
 * @param sessionSeconds time that the session had worked by then
 */
public record Judged(int trial, Outcome outcome,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String model,
        double sessionSeconds) {

    /** Identity of the work in the run, in words. */
    public static String id(int trial) {
        return "judgement of trial " + trial;
    }

    /** How it was judged, if it was trained to the end. */
    public Optional<Outcome.Judged> judgement() {
        return outcome instanceof Outcome.Judged judged ? Optional.of(judged) : Optional.empty();
    }

    /** How well it tells what is novel, if it was trained to the end. */
    public Optional<Novelty> novelty() {
        return judgement().map(Outcome.Judged::novelty);
    }
}

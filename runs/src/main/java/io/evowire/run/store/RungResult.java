package io.evowire.run.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.evaluate.Outcome.EpochResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trial was trained to a rung and waits for the others of its generation.
 *
 * @param trial          its number
 * @param rung           index of the rung, from 0
 * @param accuracy       validation accuracy there, fraction in [0, 1]
 * @param step           optimisation steps done
 * @param steps          optimisation steps of the whole recipe
 * @param seconds        time spent since the rung before
 * @param curve          one point for each epoch since the rung before, the last perhaps in part
 * @param sessionSeconds time that the session had worked by then
 * @param model          SHA-256 of the file with its model, null if there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RungResult(int trial, int rung, double accuracy, int step, int steps, double seconds,
        List<EpochResult> curve, double sessionSeconds, @Nullable String model) {

    public RungResult {
        curve = List.copyOf(curve);
    }
}

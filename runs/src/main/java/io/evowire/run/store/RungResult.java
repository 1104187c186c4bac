package io.evowire.run.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.core.objective.Measurements;
import io.evowire.evaluate.Novelty;
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
 * @param balancedAccuracy mean recall of the validation images' classes there, fraction in [0, 1];
 *                       null unless it was asked for
 * @param novelty        how well it tells what is novel there; the same
 * @param host           name of the machine in a cluster that trained it; null for the machine that
 *                       searched
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RungResult(int trial, int rung, double accuracy, int step, int steps, double seconds,
        List<EpochResult> curve, double sessionSeconds, @Nullable String model,
        @Nullable Double balancedAccuracy, @Nullable Novelty novelty, @Nullable String host) {

    public RungResult {
        curve = List.copyOf(curve);
    }

    /** Of a network that learns all classes. */
    public RungResult(int trial, int rung, double accuracy, int step, int steps, double seconds,
            List<EpochResult> curve, double sessionSeconds, @Nullable String model,
            @Nullable Double balancedAccuracy) {
        this(trial, rung, accuracy, step, steps, seconds, curve, sessionSeconds, model,
                balancedAccuracy, null, null);
    }

    /** Without a balanced accuracy. */
    public RungResult(int trial, int rung, double accuracy, int step, int steps, double seconds,
            List<EpochResult> curve, double sessionSeconds, @Nullable String model) {
        this(trial, rung, accuracy, step, steps, seconds, curve, sessionSeconds, model, null);
    }

    /** What is known of it there, as objectives see it. */
    public Measurements measurements() {
        return new Measurements(accuracy, null, null, balancedAccuracy,
                novelty == null ? null : novelty.auprc());
    }
}

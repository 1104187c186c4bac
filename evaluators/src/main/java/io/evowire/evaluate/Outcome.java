package io.evowire.evaluate;

import io.evowire.core.objective.Measurements;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came of training a candidate. A candidate's own failure is a value, not an exception. */
public sealed interface Outcome {

    /** The states that a trial can end in: all but those of a pause and of measurements. */
    List<String> ENDS = List.of("COMPLETED", "PRUNED", "INFEASIBLE", "DIVERGED", "OUT_OF_MEMORY",
            "TIMED_OUT", "CRASHED", "FAILED", "LOST");

    /** Name in records and tables, such as {@code OUT_OF_MEMORY}. */
    default String state() {
        return switch (this) {
            case Completed c -> "COMPLETED";
            case Paused p -> "PAUSED";
            case Damaged d -> "DAMAGED";
            case Tested t -> "TESTED";
            case Judged j -> "JUDGED";
            case Pruned p -> "PRUNED";
            case Infeasible i -> "INFEASIBLE";
            case Diverged d -> "DIVERGED";
            case OutOfMemory o -> "OUT_OF_MEMORY";
            case TimedOut t -> "TIMED_OUT";
            case Crashed c -> "CRASHED";
            case Failed f -> "FAILED";
            case Lost l -> "LOST";
        };
    }

    // NaN must not reach a comparison, whoever measured it.
    private static void requireFraction(double accuracy) {
        if (!(accuracy >= 0 && accuracy <= 1)) {
            throw new IllegalArgumentException("An accuracy is a fraction in [0, 1], not %s."
                    .formatted(accuracy));
        }
    }

    /**
     * Trained to the end of its recipe.
     *
     * @param validationAccuracy fraction in [0, 1]
     * @param seconds            time spent on training and validation
     * @param curve              one point for each epoch, and one where training paused within it
     * @param testAccuracy       fraction in [0, 1]; null unless the candidate was to be tested
     * @param latency            time of inference; null unless it was to be measured
     * @param damage             what the loss of nodes and edges does; null unless it was to be
     *                           measured
     * @param unmeasured         what was to be measured and could not be, and why, such as
     *                           {@code latency: java.lang.IllegalStateException}; null if nothing
     *                           failed. The training counts all the same
     * @param balancedAccuracy   mean recall of the validation images' classes, fraction in [0, 1];
     *                           null unless it was asked for
     * @param novelty            how well it tells images of a class that it does not learn from
     *                           those for validation; the same
     * @param sizes              how good it is, unchanged, on images of other sizes; the same
     */
    record Completed(double validationAccuracy, double seconds, List<EpochResult> curve,
            @Nullable Double testAccuracy, @Nullable Latency latency,
            @Nullable DamageProfile damage, @Nullable String unmeasured,
            @Nullable Double balancedAccuracy, @Nullable Novelty novelty,
            @Nullable List<AtSize> sizes)
            implements
                Outcome {

        public Completed {
            requireFraction(validationAccuracy);
            sizes = sizes == null ? null : List.copyOf(sizes);
            if (testAccuracy != null) {
                requireFraction(testAccuracy);
            }
            if (balancedAccuracy != null) {
                requireFraction(balancedAccuracy);
            }
            curve = List.copyOf(curve);
        }

        /** On images of one size. */
        public Completed(double validationAccuracy, double seconds, List<EpochResult> curve,
                @Nullable Double testAccuracy, @Nullable Latency latency,
                @Nullable DamageProfile damage, @Nullable String unmeasured,
                @Nullable Double balancedAccuracy, @Nullable Novelty novelty) {
            this(validationAccuracy, seconds, curve, testAccuracy, latency, damage, unmeasured,
                    balancedAccuracy, novelty, null);
        }

        /** Of a network that learns all classes. */
        public Completed(double validationAccuracy, double seconds, List<EpochResult> curve,
                @Nullable Double testAccuracy, @Nullable Latency latency,
                @Nullable DamageProfile damage, @Nullable String unmeasured,
                @Nullable Double balancedAccuracy) {
            this(validationAccuracy, seconds, curve, testAccuracy, latency, damage, unmeasured,
                    balancedAccuracy, null);
        }

        /** Without a look at the test images. */
        public Completed(double validationAccuracy, double seconds, List<EpochResult> curve) {
            this(validationAccuracy, seconds, curve, null, null, null);
        }

        /** All that was to be measured has been. */
        public Completed(double validationAccuracy, double seconds, List<EpochResult> curve,
                @Nullable Double testAccuracy, @Nullable Latency latency,
                @Nullable DamageProfile damage) {
            this(validationAccuracy, seconds, curve, testAccuracy, latency, damage, null);
        }

        /** Without a balanced accuracy. */
        public Completed(double validationAccuracy, double seconds, List<EpochResult> curve,
                @Nullable Double testAccuracy, @Nullable Latency latency,
                @Nullable DamageProfile damage, @Nullable String unmeasured) {
            this(validationAccuracy, seconds, curve, testAccuracy, latency, damage, unmeasured,
                    null);
        }

        /** What was measured, as objectives see it. */
        public Measurements measurements() {
            return new Measurements(validationAccuracy,
                    latency == null ? null : latency.milliseconds(),
                    damage == null ? null : damage.mean(), balancedAccuracy,
                    novelty == null ? null : novelty.auprc());
        }

        /** This in another time. */
        public Completed in(double otherSeconds) {
            return new Completed(validationAccuracy, otherSeconds, curve, testAccuracy, latency,
                    damage, unmeasured, balancedAccuracy, novelty, sizes);
        }

        /** The whole, of which this is the last part. */
        public Completed after(double secondsBefore, List<EpochResult> curveBefore) {
            return new Completed(validationAccuracy, secondsBefore + seconds,
                    Stream.concat(curveBefore.stream(), curve.stream()).toList(), testAccuracy,
                    latency, damage, unmeasured, balancedAccuracy, novelty, sizes);
        }
    }

    /**
     * Trained to a rung; no end of a trial yet.
     *
     * @param step               optimisation steps done
     * @param steps              optimisation steps of the whole recipe
     * @param validationAccuracy fraction in [0, 1] after these steps
     * @param seconds            time spent on this part
     * @param curve              one point for each epoch of this part, the last perhaps in part
     * @param balancedAccuracy   mean recall of the validation images' classes, fraction in [0, 1];
     *                           null unless it was asked for
     * @param novelty            how well it tells images of a class that it does not learn from
     *                           those for validation; the same
     */
    record Paused(int step, int steps, double validationAccuracy, double seconds,
            List<EpochResult> curve, @Nullable Double balancedAccuracy,
            @Nullable Novelty novelty)
            implements
                Outcome {

        public Paused {
            requireFraction(validationAccuracy);
            if (balancedAccuracy != null) {
                requireFraction(balancedAccuracy);
            }
            curve = List.copyOf(curve);
        }

        /** Of a network that learns all classes. */
        public Paused(int step, int steps, double validationAccuracy, double seconds,
                List<EpochResult> curve, @Nullable Double balancedAccuracy) {
            this(step, steps, validationAccuracy, seconds, curve, balancedAccuracy, null);
        }

        /** Without a balanced accuracy. */
        public Paused(int step, int steps, double validationAccuracy, double seconds,
                List<EpochResult> curve) {
            this(step, steps, validationAccuracy, seconds, curve, null);
        }

        /** This in another time. */
        public Paused in(double otherSeconds) {
            return new Paused(step, steps, validationAccuracy, otherSeconds, curve,
                    balancedAccuracy, novelty);
        }

        /** What is known of it, as objectives see it. */
        public Measurements measurements() {
            return new Measurements(validationAccuracy, null, null, balancedAccuracy,
                    novelty == null ? null : novelty.auprc());
        }
    }

    /**
     * A network that was trained before lost nodes and edges, which is no end of a trial either.
     *
     * @param profile what it lost with them
     */
    record Damaged(DamageProfile profile) implements Outcome {}

    /**
     * A network that was trained before was tested, which is no end of a trial either.
     *
     * @param recognition what came out
     */
    record Tested(Recognition recognition) implements Outcome {}

    /**
     * A network was trained without the novel class only, and judged on the test images; no end of
     * a trial either.
     *
     * @param recognition what it took the images of the classes for that it learned
     * @param novelty     how well it tells the novel images from these
     * @param seconds     time spent on it
     */
    record Judged(Recognition recognition, Novelty novelty, double seconds)
            implements
                Outcome {}

    /**
     * Stopped at a rung: others were better.
     *
     * @param rung               index of the rung, from 0
     * @param validationAccuracy fraction in [0, 1] at that rung
     * @param seconds            time spent on all rungs
     */
    record Pruned(int rung, double validationAccuracy, double seconds) implements Outcome {

        public Pruned {
            requireFraction(validationAccuracy);
        }
    }

    /** Rejected before training. */
    record Infeasible(String constraint) implements Outcome {}

    /**
     * The loss became NaN, infinite or exploded.
     *
     * @param step optimisation step at which it was seen, from 0
     * @param loss the loss there, as text because NaN has no JSON form
     */
    record Diverged(int step, String loss) implements Outcome {}

    /** Memory of the worker or its GPU did not suffice. */
    record OutOfMemory(String message) implements Outcome {}

    /** Longer than the limit. */
    record TimedOut(double limitSeconds) implements Outcome {}

    /** The worker died with it. */
    record Crashed(String message) implements Outcome {}

    /** An exception in training. */
    record Failed(String message) implements Outcome {}

    /** Infrastructure failed, not the candidate: it is tried again. */
    record Lost(String message) implements Outcome {}

    /**
     * One epoch.
     *
     * @param trainingLoss       mean loss over the epoch's steps
     * @param validationAccuracy fraction in [0, 1] after the epoch
     */
    record EpochResult(double trainingLoss, double validationAccuracy) {}
}

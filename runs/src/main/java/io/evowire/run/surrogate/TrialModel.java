package io.evowire.run.surrogate;

import io.evowire.core.objective.Objective;
import io.evowire.core.statistics.gp.Candidates;
import io.evowire.core.statistics.gp.GaussianProcess;
import io.evowire.core.statistics.gp.LeaveOneOut;
import io.evowire.core.statistics.gp.Observation;
import io.evowire.core.statistics.gp.Posterior;
import io.evowire.core.statistics.gp.Prior;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What all trainings of a run together say of an objective: a {@link GaussianProcess} over
 * {@linkplain NetworkFeatures features} of the networks and the logarithm of how long they were
 * trained. A training of seconds is a noisy look; the mean over all of them tells more about a
 * network than its own training does.
 * <p>
 * Immutable, a pure function of what was seen, and the same bits whatever order it comes in. What
 * it is asked is always what one training from scratch would give, so networks that were trained
 * longer, or with weights of another one, compare fairly with all others. Of more than
 * {@value #MOST} observations it keeps the front, the best, and the newest.
 */
public final class TrialModel {

    /** Observations that it keeps at most. */
    public static final int MOST = 300;

    /** Of these at most so many are there because they are of the front or the best. */
    private static final int BEST = 200;

    private static final double LATEST = 700; // whose exponential is finite

    private final Objective objective;
    private final List<Looks> looks;
    private final GaussianProcess process;

    private TrialModel(Objective objective, List<Looks> looks) {
        this.objective = objective;
        this.looks = looks;
        this.process = GaussianProcess.of(prior(objective),
                looks.stream().map(TrialModel::observation).toList());
    }

    /**
     * The model of what was seen.
     *
     * @param objective what was looked at
     * @param seen      in any order, such as {@link Looks#of} and repeats besides; equally long
     *                  trainings of a trial's network count as one observation, the surer the more
     *                  they are
     */
    public static TrialModel of(Objective objective, Collection<Looks> seen) {
        List<Looks> merged = merged(seen);
        if (merged.size() <= MOST) {
            return new TrialModel(objective, merged);
        }
        return new TrialModel(objective, kept(objective, merged));
    }

    private static List<Looks> merged(Collection<Looks> seen) {
        List<Looks> merged = new ArrayList<>();
        for (Looks looks : seen.stream().sorted(Looks.ORDER.thenComparingDouble(Looks::value)
                .thenComparingInt(Looks::count)).toList()) {
            if (!merged.isEmpty() && Looks.ORDER.compare(merged.getLast(), looks) == 0) {
                merged.add(merged.removeLast().plus(looks));
            } else {
                merged.add(looks);
            }
        }
        return merged;
    }

    // What is believed of all would take features of all. Whoever did not do well itself, and is
    // not new, would hardly be kept anyway.
    private static List<Looks> kept(Objective objective, List<Looks> all) {
        int newest = all.size() - MOST;
        var model = new TrialModel(objective, all.subList(newest, all.size()));
        int sign = objective.isMaximised() ? 1 : -1;
        List<Integer> good = frontFirst(ranked(all, IntStream.range(0, all.size()),
                looks -> sign * looks.value())).subList(0, MOST);
        List<Integer> best = frontFirst(ranked(all,
                IntStream.concat(good.stream().mapToInt(i -> i),
                        IntStream.range(newest, all.size())).distinct(),
                looks -> sign * model.mean(looks.of().features())));
        Set<Integer> kept = new TreeSet<>(best.subList(0, BEST));
        for (int i = all.size() - 1; kept.size() < MOST; i--) {
            kept.add(i);
        }
        return kept.stream().map(all::get).toList();
    }

    private static List<Ranked> ranked(List<Looks> all, IntStream indices,
            ToDoubleFunction<Looks> gain) {
        return indices
                .mapToObj(i -> new Ranked(i, gain.applyAsDouble(all.get(i)),
                        all.get(i).of().trial().proposal().cost().macs()))
                .sorted(Comparator.comparingDouble((Ranked next) -> -next.gain())
                        .thenComparingInt(Ranked::index))
                .toList();
    }

    private record Ranked(int index, double gain, long macs) {}

    // Of those that come by falling gain, whoever is cheaper than all before is of the front.
    private static List<Integer> frontFirst(List<Ranked> ranked) {
        List<Integer> front = new ArrayList<>();
        List<Integer> rest = new ArrayList<>();
        long least = Long.MAX_VALUE;
        for (Ranked next : ranked) {
            (next.macs() < least ? front : rest).add(next.index());
            least = Math.min(least, next.macs());
        }
        return Stream.concat(front.stream(), rest.stream()).toList();
    }

    private static Prior prior(Objective objective) {
        return switch (objective) {
            case ACCURACY, BALANCED_ACCURACY -> new Prior(0.5, 0.1);
            case LATENCY -> new Prior(0, 1);
            case DAMAGE -> new Prior(0.1, 0.05);
            case MACS, PARAMETERS, ACTIVATIONS, DEPTH -> throw new IllegalArgumentException(
                    "The %s of a network need no model: they are known.".formatted(
                            objective.word()));
        };
    }

    private static Observation observation(Looks looks) {
        return new Observation(point(looks.of().features(), looks.trainings()), looks.value(),
                looks.count());
    }

    private static List<Double> point(List<Double> features, double trainings) {
        return Stream.concat(features.stream(), Stream.of(NetworkFeatures.log2(trainings)))
                .toList();
    }

    /**
     * A value of an objective, in its own unit and range, from what the model expects: its latency
     * is the logarithm of milliseconds, and a process knows no bounds.
     */
    public static double value(Objective objective, double modelled) {
        return switch (objective) {
            case ACCURACY, BALANCED_ACCURACY, DAMAGE -> Math.clamp(modelled, 0, 1);
            case LATENCY -> StrictMath.exp(Math.clamp(modelled, -LATEST, LATEST));
            case MACS, PARAMETERS, ACTIVATIONS, DEPTH -> Math.max(0, modelled);
        };
    }

    /** What is looked at. */
    public Objective objective() {
        return objective;
    }

    /** What the model is made of, by ascending trial; one observation each. */
    public List<Looks> looks() {
        return looks;
    }

    /** What one training from scratch of a network with these features is expected to give. */
    public double mean(List<Double> features) {
        return process.mean(point(features, 1));
    }

    /**
     * The same with its deviation, which is that of the network's true value, without the noise of
     * a training.
     */
    public Posterior at(List<Double> features) {
        return process.at(point(features, 1));
    }

    /** The same of several networks, one after another of which may be believed to be trained. */
    public Candidates among(List<List<Double>> features) {
        return process.among(features.stream().map(each -> point(each, 1)).toList());
    }

    /**
     * What would be said of each of the {@link #looks} without it.
     *
     * @throws IllegalStateException if there are fewer than two
     */
    public LeaveOneOut leaveOneOut() {
        return process.leaveOneOut();
    }

    /** Standard deviation of a training's noise. */
    public double noise() {
        return process.noise();
    }

    /** Standard deviation of the true values between networks. */
    public double deviation() {
        return process.deviation();
    }
}

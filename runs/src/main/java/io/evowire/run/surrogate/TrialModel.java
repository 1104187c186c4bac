package io.evowire.run.surrogate;

import io.evowire.core.objective.Objective;
import io.evowire.core.statistics.Scatter;
import io.evowire.core.statistics.gp.Candidates;
import io.evowire.core.statistics.gp.GaussianProcess;
import io.evowire.core.statistics.gp.LeaveOneOut;
import io.evowire.core.statistics.gp.Observation;
import io.evowire.core.statistics.gp.Posterior;
import io.evowire.core.statistics.gp.Prior;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What all trainings of a run together say of an objective: a {@link GaussianProcess} over
 * {@linkplain NetworkFeatures features} of the networks and the logarithm of how long they were
 * trained. A training of seconds is a noisy look; what similar networks came to says as much of
 * a network as its own training does. What is said of a network that was trained is made of both:
 * what its features let expect, and the part of the rest that is its own and not luck. How large
 * that part is, networks tell that were trained more than once; without any it counts as half.
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
    private final Map<Integer, List<Looks>> others; // that were not kept, by trial
    private final GaussianProcess process;

    private TrialModel(Objective objective, Scatter scatter, List<Looks> looks,
            Map<Integer, List<Looks>> others) {
        this.objective = objective;
        this.looks = looks;
        this.others = others;
        this.process = GaussianProcess.of(prior(objective), scatter,
                looks.parallelStream().map(TrialModel::observation).toList());
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
        return of(objective, seen, scatter(seen));
    }

    /**
     * As above, where the noise of a training is known.
     *
     * @param scatter of single trainings around the means of their networks
     */
    public static TrialModel of(Objective objective, Collection<Looks> seen, Scatter scatter) {
        List<Looks> merged = merged(seen);
        return merged.size() <= MOST
                ? new TrialModel(objective, scatter, merged, Map.of())
                : kept(objective, scatter, merged);
    }

    private static Scatter scatter(Collection<Looks> seen) {
        return Scatter.of(seen.stream().filter(looks -> looks.count() == 1)
                .sorted(Looks.ORDER.thenComparingDouble(Looks::value))
                .collect(Collectors.groupingBy(
                        looks -> List.of(looks.of().trial().number(), looks.trainings()),
                        LinkedHashMap::new, Collectors.mapping(Looks::value, Collectors.toList())))
                .values());
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
    private static TrialModel kept(Objective objective, Scatter scatter, List<Looks> all) {
        int newest = all.size() - MOST;
        TrialModel model = keeping(objective, scatter, all,
                IntStream.range(newest, all.size()).boxed().toList());
        int sign = objective.isMaximised() ? 1 : -1;
        List<Integer> good = frontFirst(ranked(all, IntStream.range(0, all.size()),
                looks -> sign * looks.value())).subList(0, MOST);
        List<Integer> best = frontFirst(ranked(all,
                IntStream.concat(good.stream().mapToInt(i -> i),
                        IntStream.range(newest, all.size())).distinct(),
                looks -> sign * model.mean(looks.of())));
        Set<Integer> kept = new TreeSet<>(best.subList(0, BEST));
        for (int i = all.size() - 1; kept.size() < MOST; i--) {
            kept.add(i);
        }
        return keeping(objective, scatter, all, kept);
    }

    private static TrialModel keeping(Objective objective, Scatter scatter, List<Looks> all,
            Collection<Integer> kept) {
        List<Looks> others = new ArrayList<>(all);
        List<Looks> looks = kept.stream().map(all::get).toList();
        others.removeAll(Set.copyOf(looks));
        return new TrialModel(objective, scatter, looks, others.stream()
                .collect(Collectors.groupingBy(each -> each.of().trial().number())));
    }

    private static List<Ranked> ranked(List<Looks> all, IntStream indices,
            ToDoubleFunction<Looks> gain) {
        return indices.parallel()
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
            case ACCURACY, BALANCED_ACCURACY, AUPRC -> new Prior(0.5, 0.1);
            case LATENCY -> new Prior(0, 1);
            case DAMAGE -> new Prior(0.1, 0.05);
            case MACS, PARAMETERS, ACTIVATIONS, DEPTH, EDGES -> throw new IllegalArgumentException(
                    "The %s of a network need no model: they are known.".formatted(
                            objective.word()));
        };
    }

    private static Observation observation(Looks looks) {
        return new Observation(looks.of().trial().number(),
                point(looks.of().features(), looks.trainings()), looks.value(),
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
            case ACCURACY, BALANCED_ACCURACY, AUPRC, DAMAGE -> Math.clamp(modelled, 0, 1);
            case LATENCY -> StrictMath.exp(Math.clamp(modelled, -LATEST, LATEST));
            case MACS, PARAMETERS, ACTIVATIONS, DEPTH, EDGES -> Math.max(0, modelled);
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

    /**
     * What one training from scratch of a network with these features is expected to give that was
     * never trained.
     */
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

    /** What is believed of a network that was trained, its own trainings included. */
    public Posterior of(Described trained) {
        int number = trained.trial().number();
        Posterior posterior = process.of(number, point(trained.features(), 1));
        for (Looks looks : others.getOrDefault(number, List.of())) {
            posterior = posterior.seeing(fromScratch(looks), looks.count());
        }
        return posterior;
    }

    /** The mean of it without its deviation, which takes longer. */
    public double mean(Described trained) {
        int number = trained.trial().number();
        return others.containsKey(number)
                ? of(trained).mean()
                : process.mean(number, point(trained.features(), 1));
    }

    // What a training would have given from scratch, by what the process expects of longer ones.
    private double fromScratch(Looks looks) {
        List<Double> features = looks.of().features();
        return looks.trainings() == 1
                ? looks.value()
                : looks.value() - process.mean(point(features, looks.trainings()))
                        + mean(features);
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

    /** Standard deviation of what features tell, between networks. */
    public double deviation() {
        return process.deviation();
    }
}

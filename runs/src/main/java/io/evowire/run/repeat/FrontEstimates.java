package io.evowire.run.repeat;

import io.evowire.core.cost.Cost;
import io.evowire.core.statistics.Sample;
import io.evowire.evaluate.Novelty;
import io.evowire.evaluate.Outcome;
import io.evowire.run.config.RepeatKind;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.Randomness;
import io.evowire.run.reading.RunReading;
import io.evowire.run.repeat.FrontProbability.Member;
import io.evowire.run.store.History;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.SplitSizes;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What the repeats of a run say, from its records alone. */
public final class FrontEstimates {

    private FrontEstimates() {}

    /**
     * Of the front's members that were trained again: by kind of repeat in the order in which they
     * were asked for, then in the order of the front.
     */
    public static List<FrontEstimate> of(CandidateFactory factory, History history) {
        List<Trial> front = RunReading.of(factory, history).front();
        SequencedSet<RepeatKind> kinds = new LinkedHashSet<>();
        front.stream().flatMap(trial -> history.repeats(trial.number()).stream())
                .forEach(repeat -> kinds.add(repeat.kind()));
        List<FrontEstimate> estimates = new ArrayList<>();
        for (RepeatKind kind : kinds) {
            Map<Integer, Double> probabilities = probabilities(kind, front, factory, history);
            for (Trial trial : front) {
                List<Repeat> repeats = repeats(kind, trial, history);
                if (repeats.stream().anyMatch(repeat -> validation(repeat).isPresent())) {
                    estimates.add(FrontEstimate.of(repeats, probabilities.get(trial.number())));
                }
            }
        }
        return estimates;
    }

    /** Of one trial, whether it is on the front or not. */
    public static List<FrontEstimate> of(int trial, CandidateFactory factory, History history) {
        List<FrontEstimate> onFront = of(factory, history).stream()
                .filter(estimate -> estimate.trial() == trial).toList();
        if (!onFront.isEmpty()) {
            return onFront;
        }
        return ofOther(trial, history);
    }

    /** Of every trial that was trained again: first the front, then those that have left it. */
    public static List<FrontEstimate> ofAll(CandidateFactory factory, History history) {
        List<FrontEstimate> estimates = new ArrayList<>(of(factory, history));
        Set<Integer> front = RunReading.of(factory, history).front().stream()
                .map(Trial::number).collect(Collectors.toSet());
        history.trials().stream().map(Trial::number).filter(number -> !front.contains(number))
                .forEach(number -> estimates.addAll(ofOther(number, history)));
        return estimates;
    }

    private static List<FrontEstimate> ofOther(int trial, History history) {
        List<FrontEstimate> estimates = new ArrayList<>();
        SequencedSet<RepeatKind> kinds = new LinkedHashSet<>();
        history.repeats(trial).stream().filter(repeat -> validation(repeat).isPresent())
                .forEach(repeat -> kinds.add(repeat.kind()));
        for (RepeatKind kind : kinds) {
            estimates.add(FrontEstimate.of(
                    history.repeats(trial).stream().filter(repeat -> repeat.kind().equals(kind))
                            .toList(),
                    null));
        }
        return estimates;
    }

    private static Map<Integer, Double> probabilities(RepeatKind kind, List<Trial> front,
            CandidateFactory factory, History history) {
        List<Member> members = new ArrayList<>();
        for (Trial trial : front) {
            List<Repeat> repeats = repeats(kind, trial, history);
            Sample sample = Sample.of(repeats.stream().map(FrontEstimates::validation).toList());
            if (sample.values().size() < 2) {
                return Map.of(); // whoever is left out would make the others look better
            }
            Sample balanced = Sample.of(repeats.stream().map(FrontEstimates::balanced).toList());
            Sample novelty = Sample.of(repeats.stream().map(FrontEstimates::auprc).toList());
            members.add(new Member(sample, balanced, novelty, trial.measurements().orElseThrow(),
                    meanCost(repeats, factory)));
        }
        SplitSizes images = history.record().images();
        List<Double> probabilities = new FrontProbability(members, factory.config().objectives(),
                images == null ? 0 : 1.0 / images.validation())
                .probabilities(new Randomness(factory.config().seed())
                        .of("front of %s, %d epochs".formatted(kind.of(), kind.epochs())));
        Map<Integer, Double> byTrial = new HashMap<>();
        for (int i = 0; i < probabilities.size(); i++) {
            byTrial.put(front.get(i).number(), probabilities.get(i));
        }
        return byTrial;
    }

    /**
     * Mean cost of the networks that were trained to the end: one network, or several graphs of its
     * setting.
     */
    static Cost meanCost(List<Repeat> repeats, CandidateFactory factory) {
        List<Cost> costs = repeats.stream().filter(repeat -> validation(repeat).isPresent())
                .map(repeat -> factory.cost(factory.genome(repeat.genome()))).toList();
        Cost mean = new Cost(mean(costs, Cost::parameters), mean(costs, Cost::macs),
                mean(costs, Cost::activations), (int) mean(costs, Cost::depth));
        return costs.getFirst().edges() == null
                ? mean
                : mean.withEdges((int) mean(costs, cost -> Objects.requireNonNull(cost.edges())));
    }

    private static long mean(List<Cost> costs, ToLongFunction<Cost> part) {
        return Math.round(costs.stream().mapToLong(part).average().orElseThrow());
    }

    private static List<Repeat> repeats(RepeatKind kind, Trial trial, History history) {
        return history.repeats(trial.number()).stream()
                .filter(repeat -> repeat.kind().equals(kind)).toList();
    }

    /** Validation accuracy of a repeat that was trained to the end. */
    static Optional<Double> validation(Repeat repeat) {
        return repeat.outcome() instanceof Outcome.Completed completed
                ? Optional.of(completed.validationAccuracy())
                : Optional.empty();
    }

    /**
     * Balanced validation accuracy of a repeat that was trained to the end, where it was asked for.
     */
    static Optional<Double> balanced(Repeat repeat) {
        return repeat.outcome() instanceof Outcome.Completed completed
                ? Optional.ofNullable(completed.balancedAccuracy())
                : Optional.empty();
    }

    /** Average precision of what is novel in a repeat, the same. */
    static Optional<Double> auprc(Repeat repeat) {
        return repeat.outcome() instanceof Outcome.Completed completed
                ? Optional.ofNullable(completed.novelty()).map(Novelty::auprc)
                : Optional.empty();
    }

    /** Test accuracy of a repeat that was trained to the end and tested. */
    static Optional<Double> test(Repeat repeat) {
        return repeat.outcome() instanceof Outcome.Completed completed
                ? Optional.ofNullable(completed.testAccuracy())
                : Optional.empty();
    }
}

package io.evowire.run.report;

import io.evowire.run.store.Proposal;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one kind of change did to accuracy and cost: child against the mean of its parents. A child
 * of several changes counts for each kind once.
 *
 * @param kind     name of the mutation, or {@value #CROSSOVER} where stages were only exchanged
 * @param gain     accuracy of the child less that of its parents, fractions
 * @param improved fraction of the children in [0, 1] that are more accurate
 * @param macs     geometric mean of the child's multiply-adds over its parents'
 */
public record MutationEffect(String kind, Summary gain, double improved, double macs) {

    static final String CROSSOVER = "crossover";

    private record Step(double gain, double logMacs) {}

    /** The effects in these trials by falling mean gain. */
    static List<MutationEffect> of(List<Trial> trials) {
        Map<Integer, Trial> byNumber = trials.stream()
                .collect(Collectors.toMap(Trial::number, trial -> trial));
        Map<String, List<Step>> steps = new TreeMap<>();
        for (Trial trial : trials) {
            step(byNumber, trial).ifPresent(step -> kinds(trial.proposal()).forEach(
                    kind -> steps.computeIfAbsent(kind, k -> new ArrayList<>()).add(step)));
        }
        return steps.entrySet().stream().map(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(effect -> -effect.gain().mean())).toList();
    }

    private static MutationEffect of(String kind, List<Step> steps) {
        double better = steps.stream().filter(step -> step.gain() > 0).count();
        double logMacs = steps.stream().mapToDouble(Step::logMacs).average().orElseThrow();
        return new MutationEffect(kind, Summary.of(steps.stream().map(Step::gain).toList()),
                better / steps.size(), Math.exp(logMacs));
    }

    // Names carry the stage after an @.
    private static Stream<String> kinds(Proposal proposal) {
        return proposal.mutations().isEmpty()
                ? Stream.of(CROSSOVER)
                : proposal.mutations().stream().map(name -> name.split("@", 2)[0]).distinct();
    }

    private static Optional<Step> step(Map<Integer, Trial> trials, Trial child) {
        List<Trial> parents = child.proposal().parents().stream().map(trials::get)
                .filter(Objects::nonNull).toList();
        if (!child.completed() || parents.isEmpty()
                || !parents.stream().allMatch(Trial::completed)) {
            return Optional.empty();
        }
        double accuracy = parents.stream().mapToDouble(p -> p.accuracy().orElseThrow()).average()
                .orElseThrow();
        double logMacs = parents.stream().mapToDouble(MutationEffect::logMacs).average()
                .orElseThrow();
        return Optional.of(new Step(child.accuracy().orElseThrow() - accuracy,
                logMacs(child) - logMacs));
    }

    private static double logMacs(Trial trial) {
        return Math.log(trial.proposal().cost().macs());
    }
}

package io.evowire.run.repeat;

import io.evowire.run.config.RepeatKind;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.store.Trial;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What training networks again in one way gave. Accuracies of different ways are not compared.
 *
 * @param of        what was varied
 * @param epochs    passes over the training split, 0 for those of the recipe
 * @param estimates one for each network, those of the front first
 */
public record Retraining(Question of, int epochs, List<FrontEstimate> estimates) {

    public Retraining {
        estimates = List.copyOf(estimates);
    }

    /** By way: what says most about the networks themselves first, then in the order given. */
    public static List<Retraining> byWay(Collection<FrontEstimate> estimates) {
        Map<RepeatKind, List<FrontEstimate>> ways = estimates.stream()
                .collect(Collectors.groupingBy(FrontEstimate::kind,
                        LinkedHashMap::new, Collectors.toList()));
        return ways.entrySet().stream()
                .map(way -> new Retraining(way.getKey().of(), way.getKey().epochs(),
                        way.getValue()))
                .sorted(Comparator.comparing(Retraining::of)
                        .thenComparing(way -> way.epochs() > 0))
                .toList();
    }

    /** Whether it tells all members of a front apart, as networks and not as settings. */
    public boolean ranks(List<Trial> front) {
        Set<Integer> known = byTrial().keySet();
        return of == Question.INSTANCE
                && front.stream().allMatch(trial -> known.contains(trial.number()));
    }

    /** The estimates by number of the trial. */
    public Map<Integer, FrontEstimate> byTrial() {
        return estimates.stream()
                .collect(Collectors.toMap(FrontEstimate::trial, estimate -> estimate));
    }
}

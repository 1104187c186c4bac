package io.evowire.run.study.searches;

import io.evowire.run.UserException;
import io.evowire.run.config.StrategyConfig.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A way to search.
 *
 * @param name     of it; lower-case letters, digits and hyphens
 * @param settings that it has, over those of the study, such as {@code strategy.kind=random}
 */
public record Arm(String name, List<String> settings) {

    private static final String RUNGS = "-rungs";
    private static final String WARM = "-warm";

    /** How networks are wired, drawn at random and evolved. */
    static final List<Arm> WIRINGS = List.of(
            new Arm("generators-random", List.of("strategy.kind=random")),
            new Arm("generators-evolved", List.of("strategy.kind=nsga2")),
            new Arm("matrix-random", List.of("strategy.kind=random", "space.wiring=matrix")),
            new Arm("matrix-evolved", List.of("strategy.kind=nsga2", "space.wiring=matrix",
                    "strategy.mutations.edges=4")),
            new Arm("links-random", List.of("strategy.kind=random", "space.linkRates=[0.05]",
                    "space.stages.min=2")),
            new Arm("links-evolved", List.of("strategy.kind=nsga2", "space.linkRates=[0.05]",
                    "space.stages.min=2")));

    /** Strategies that are compared unless others are named. */
    static final List<String> STRATEGIES = List.of("random", "grid", "nsga2", "surrogate",
            "regularized-evolution", "local-search", "reinforce");

    public Arm {
        settings = List.copyOf(settings);
    }

    /**
     * A strategy, perhaps with {@code -rungs} (a third of each generation goes on after a third of
     * the steps) or {@code -warm} (networks begin with the weights of a parent).
     *
     * @throws UserException naming those that there are
     */
    static Arm strategy(String name) {
        boolean rungs = name.endsWith(RUNGS);
        boolean warm = name.endsWith(WARM);
        String kind = name.substring(0, name.length() - (rungs ? RUNGS : warm ? WARM : "")
                .length());
        if (Arrays.stream(Kind.values()).noneMatch(each -> each.toString().equals(kind))) {
            throw new UserException("""
                    --arms has no strategy '%s', but %s, each alone or with -rungs or -warm."""
                    .formatted(name, Arrays.stream(Kind.values()).map(Kind::toString)
                            .collect(Collectors.joining(", "))));
        }
        List<String> settings = new ArrayList<>(List.of("strategy.kind=" + kind,
                "strategy.warmStart=" + warm));
        settings.add("strategy.rungs.count=" + (rungs ? 2 : 1));
        return new Arm(name, settings);
    }

    /**
     * A way of wiring.
     *
     * @throws UserException naming those that there are
     */
    static Arm wiring(String name) {
        return WIRINGS.stream().filter(arm -> arm.name().equals(name)).findFirst()
                .orElseThrow(() -> new UserException("--arms has no '%s', but %s.".formatted(name,
                        WIRINGS.stream().map(Arm::name).collect(Collectors.joining(", ")))))
                .cold();
    }

    // Accuracies that contain the training of ancestors compare with no others.
    private Arm cold() {
        List<String> all = new ArrayList<>(settings);
        all.add("strategy.warmStart=false");
        return new Arm(name, all);
    }
}

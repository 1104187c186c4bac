package io.evowire.run.config;

/**
 * How the search chooses what to try.
 *
 * @param kind       name of the strategy
 * @param population parents kept from generation to generation, at least 2
 * @param crossover  probability in [0, 1] that an individual is chosen to exchange stages with another one;
 *                   both change
 * @param mutation   probability in [0, 1] that a stage of an offspring mutates
 * @param resize     probability in [0, 1] that an offspring gets or loses a stage
 */
public record StrategyConfig(Kind kind, int population, double crossover, double mutation,
        double resize) {

    /** The strategies. */
    public enum Kind {
        /** Non-dominated sorting with crowding distance (Deb et al. 2002). */
        nsga2
    }

    public StrategyConfig {
        if (population < 2) {
            throw new IllegalArgumentException(
                    "population must be at least 2, not %d.".formatted(population));
        }
        probability("crossover", crossover);
        probability("mutation", mutation);
        probability("resize", resize);
    }

    private static void probability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "%s must lie in [0, 1], not %s.".formatted(name, value));
        }
    }
}

package io.evowire.run.search;

import io.evowire.run.config.StrategyConfig;
import io.evowire.run.store.History;
import io.evowire.run.store.Session;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether places to train will stand idle: the networks of a generation are decided on together, so
 * that whoever has finished waits for the slowest. With four networks for each place about a tenth
 * of the time is lost, with one for each half of it.
 */
final class IdleSlots {

    /** So many networks of a generation for each place waste little. */
    private static final int FOR_EACH = 4;
    /** With so few places little can be wasted. */
    private static final int FEW = 2;

    private IdleSlots() {}

    /**
     * What to say; nothing if most of them will be busy, or if it was said in an earlier session of
     * the run.
     *
     * @param workers how many networks may train at a time; empty where that is not known
     */
    static List<String> warnings(StrategyConfig strategy, OptionalInt workers, History history) {
        int slots = workers.orElse(1);
        boolean said = history.sessions().stream().map(Session::workers)
                .filter(Objects::nonNull).anyMatch(before -> before >= slots);
        return said || strategy.steady() || slots <= FEW
                || slots <= together(strategy) / FOR_EACH
                        ? List.of()
                        : key(strategy).map(key -> warning(strategy, slots, key)).stream()
                                .toList();
    }

    private static String warning(StrategyConfig strategy, int slots, String key) {
        return """
                %d workers, but this search decides on %d networks at a time, and then waits for \
                the slowest of them. To keep all workers busy, start a run with %s=%d or more%s."""
                .formatted(slots, together(strategy), key, FOR_EACH * slots, steady(strategy));
    }

    private static String steady(StrategyConfig strategy) {
        return switch (strategy.kind()) {
            case NSGA2, REGULARIZED_EVOLUTION, SURROGATE -> strategy.rungs().prunes()
                    ? ""
                    : ", or with strategy.generation=steady";
            case LOCAL_SEARCH, REINFORCE, RANDOM, GRID -> "";
        };
    }

    /** How many networks a strategy decides on at a time, once it has begun. */
    static int together(StrategyConfig strategy) {
        return switch (strategy.kind()) {
            case NSGA2, RANDOM, GRID -> strategy.population();
            case REGULARIZED_EVOLUTION, LOCAL_SEARCH, SURROGATE, REINFORCE -> strategy.batch();
        };
    }

    // Those that only draw hand over many at once, whatever is configured, unless rungs let them
    // compete.
    private static Optional<String> key(StrategyConfig strategy) {
        return switch (strategy.kind()) {
            case NSGA2 -> Optional.of("strategy.population");
            case REGULARIZED_EVOLUTION, LOCAL_SEARCH, SURROGATE, REINFORCE ->
                Optional.of("strategy.batch");
            case RANDOM, GRID -> strategy.rungs().prunes()
                    ? Optional.of("strategy.population")
                    : Optional.empty();
        };
    }
}

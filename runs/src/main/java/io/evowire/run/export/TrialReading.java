package io.evowire.run.export;

import io.evowire.genome.Genome;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.reading.Belief;
import io.evowire.run.store.Trial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A trial whose genome is parsed once at most, whatever number of fields ask for it. */
final class TrialReading {

    private final SearchConfig config;
    private final Trial trial;
    private final Optional<Belief> belief;
    private @Nullable Genome genome;

    TrialReading(SearchConfig config, Trial trial, Optional<Belief> belief) {
        this.config = config;
        this.trial = trial;
        this.belief = belief;
    }

    /** What is believed of it. */
    Optional<Belief> belief() {
        return belief;
    }

    /** Configuration of its run. */
    SearchConfig config() {
        return config;
    }

    Trial trial() {
        return trial;
    }

    Genome genome() {
        Genome parsed = genome;
        if (parsed == null) {
            parsed = config.space().genome(trial.proposal().genome());
            genome = parsed;
        }
        return parsed;
    }
}

package io.evowire.run.training;

import io.evowire.run.problem.Run;
import io.evowire.run.store.Donor;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How much of a run began warm.
 *
 * @param trials number of trials that began with a donor's weights
 * @param share  mean share of their parameters that they took over, fraction in [0, 1]; 0 without
 *               any
 */
public record Inherited(long trials, double share) {

    /** That of a run whose trials inherit; empty of any other. */
    public static Optional<Inherited> of(Run run, List<Trial> trials) {
        if (!run.config().strategy().inherits()) {
            return Optional.empty();
        }
        List<Donor> donors = trials.stream().map(Trial::proposal).map(Proposal::donor)
                .filter(Objects::nonNull).toList();
        return Optional.of(new Inherited(donors.size(),
                donors.stream().mapToDouble(Donor::share).average().orElse(0)));
    }
}

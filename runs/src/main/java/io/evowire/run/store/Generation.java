package io.evowire.run.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the search asked for in one generation, as a whole. With the trials that it names this is
 * all that a strategy learns from the generation.
 *
 * @param generation number from 1
 * @param asked      what was asked for, in its order
 * @param redraws    draws thrown away since the newest trial, null if none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Generation(int generation, List<Asked> asked, @Nullable Redraws redraws) {

    public Generation {
        asked = List.copyOf(asked);
    }

    /**
     * One request. What is null is as it stands in the trial's proposal.
     *
     * @param trial    number of the trial that answers it
     * @param genome   genome as text where it is another one than the trial's, isomorphic to it
     * @param parents  trials it descends from where these are others
     * @param screened false where it was not let through as new, null where it was
     * @param seed     seed of a second look at the trial, null if it is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Asked(int trial, @Nullable String genome, @Nullable List<Integer> parents,
            @Nullable Boolean screened, @Nullable Long seed) {

        public Asked {
            parents = parents == null ? null : List.copyOf(parents);
        }
    }

    /** Draws thrown away since the newest trial. */
    public Redraws carried() {
        return redraws == null ? Redraws.NONE : redraws;
    }
}

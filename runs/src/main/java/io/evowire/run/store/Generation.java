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
 * @param news       of a search without generations: numbers of the trials whose ends it was told
 *                   since the decision before, in the order of the ends; else null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Generation(int generation, List<Asked> asked, @Nullable Redraws redraws,
        @Nullable List<Integer> news) {

    public Generation {
        asked = List.copyOf(asked);
        news = news == null ? null : List.copyOf(news);
    }

    /** A generation that was decided on when all before it had ended. */
    public Generation(int generation, List<Asked> asked, @Nullable Redraws redraws) {
        this(generation, asked, redraws, null);
    }

    /** This one, of a search without generations that was told these ends before. */
    public Generation after(List<Integer> ended) {
        return new Generation(generation, asked, redraws, ended);
    }

    /** Trials whose ends were told since the decision before, in their order. */
    public List<Integer> ended() {
        return news == null ? List.of() : news;
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

package io.evowire.run.wann;

import org.jspecify.annotations.Nullable;

/**
 * A process began to work on a search.
 *
 * @param process     its id
 * @param time        of its begin, as ISO 8601 has it
 * @param program     its version
 * @param machine     in words
 * @param workers     number of its threads
 * @param generations how many generations there are to be
 * @param limit       search time that there is to be, over all sessions, such as {@code 2h};
 *                    {@code none}, and null as it was recorded before format 3, for no bound
 */
public record WannSession(long process, String time, String program, String machine, int workers,
        int generations, @Nullable String limit) {

    /** When the search was to end. */
    WannBudget budget() {
        return new WannBudget(generations, limit == null ? WannBudget.NO_LIMIT : limit);
    }
}

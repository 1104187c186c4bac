package io.evowire.run.wann;

/**
 * A process began to work on a search.
 *
 * @param process     its id
 * @param time        of its begin, as ISO 8601 has it
 * @param program     its version
 * @param machine     in words
 * @param workers     number of its threads
 * @param generations how many generations there are to be
 */
public record WannSession(long process, String time, String program, String machine, int workers,
        int generations) {}

package io.evowire.run.store;

import java.util.List;

/**
 * The last part of a budget goes to the front: the search has ended for now, and these are trained
 * again.
 *
 * @param race           number from 1
 * @param trials         number of trials that were decided on
 * @param members        numbers of the trials that are trained again, the least certain first
 * @param sessionSeconds seconds that the session had worked when it began
 */
public record Race(int race, int trials, List<Integer> members, double sessionSeconds) {

    public Race {
        members = List.copyOf(members);
    }
}

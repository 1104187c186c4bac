package io.evowire.run.training;

/**
 * Where a cluster can train now.
 *
 * @param machines that host workers
 * @param slots    places for one training each
 * @param waiting  trainings that were handed to the cluster and have no place yet
 * @param lost     how often what hosted workers was lost since this process connected
 */
public record Places(int machines, int slots, int waiting, long lost) {

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Such as {@code 8 slots on 2 machines}. */
    @Override
    public String toString() {
        return count(slots, "slot") + " on " + count(machines, "machine");
    }
}

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

    /** So many slots in words, such as {@code 1 slot} or {@code 8 slots}. */
    public static String slots(int number) {
        return count(number, "slot");
    }

    /** Such as {@code 8 slots on 2 machines}. */
    @Override
    public String toString() {
        return slots(slots) + " on " + count(machines, "machine");
    }
}

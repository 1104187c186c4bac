package io.evowire.run.cluster;

/**
 * Where the trainings of a cluster can be done.
 *
 * @param machines that host workers
 * @param slots    places for one training each
 */
public record ClusterState(int machines, int slots) {

    /** How many of something. */
    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Such as {@code 8 slots on 2 machines}. */
    public String places() {
        return count(slots, "slot") + " on " + count(machines, "machine");
    }
}

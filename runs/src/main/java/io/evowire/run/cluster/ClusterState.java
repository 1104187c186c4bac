package io.evowire.run.cluster;

/**
 * Where the trainings of a cluster stand.
 *
 * @param machines that host workers
 * @param slots    places for one training each
 * @param busy     trainings under way
 * @param waiting  that wait for a place
 * @param lost     executors, which are hosts of workers, that were lost since the cluster was
 *                 opened
 */
public record ClusterState(int machines, int slots, int busy, int waiting, int lost) {

    /** How many of something. */
    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Such as {@code 8 slots on 2 machines}. */
    public String places() {
        return count(slots, "slot") + " on " + count(machines, "machine");
    }
}

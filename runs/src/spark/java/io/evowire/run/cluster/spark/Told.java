package io.evowire.run.cluster.spark;

import java.io.Serializable;

/**
 * How far a try is, from the executor to the coordinator.
 *
 * @param token name of the try
 * @param work  number of a work in it; -1 only to say that all is well
 */
record Told(String token, int work, int step, int steps) implements Serializable {

    /** All is well. */
    static Told alive(String token) {
        return new Told(token, -1, 0, 0);
    }
}

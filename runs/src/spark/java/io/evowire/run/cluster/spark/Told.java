package io.evowire.run.cluster.spark;

import java.io.Serializable;
import java.util.ArrayList;

/**
 * How far a try is, from the executor to the coordinator.
 *
 * @param token name of the try
 * @param steps of works that went on since the last message; none only to say that all is well
 */
record Told(String token, ArrayList<Step> steps) implements Serializable {

    /**
     * How far a work is.
     *
     * @param work  its number in the try, from 0
     * @param step  that is done
     * @param steps that there are
     */
    record Step(int work, int step, int steps) implements Serializable {}
}

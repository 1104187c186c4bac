package io.evowire.run.store;

import io.evowire.evaluate.Recognition;

/**
 * A suggested network was tested on the test images, once: with the weights of its final training,
 * or where there was none, with those that the search trained.
 *
 * @param trial          number of its trial
 * @param recognition    what came out
 * @param sessionSeconds time that the session had worked by then
 */
public record Tested(int trial, Recognition recognition, double sessionSeconds) {

    /** Identity of the work in the run, in words. */
    public static String id(int trial) {
        return "test of trial " + trial;
    }
}

package io.evowire.run.problem;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;

/**
 * What all outcomes of a run depend on, beside what is trained: with another one they are not
 * comparable.
 *
 * @param data            SPEC of the data set
 * @param dataFingerprint its SHA-256
 * @param kernels         what trains the networks; results differ in rounding between them
 */
public record Basis(String data, String dataFingerprint, String kernels) {

    /**
     * Refuses what would give other results.
     *
     * @param foundFingerprint fingerprint of the data set found now
     * @param foundKernels     what trains the networks now
     * @throws UserException if one of them is another
     */
    public void check(String foundFingerprint, String foundKernels) {
        if (!foundFingerprint.equals(dataFingerprint)) {
            throw new UserException(ExitCode.USAGE, """
                    The data set %s is not the one of this run: its fingerprint is %s, but the run \
                    recorded %s. Restore the data, or start a new run."""
                    .formatted(data, foundFingerprint, dataFingerprint));
        }
        if (!foundKernels.equals(kernels)) {
            throw new UserException(ExitCode.USAGE, """
                    Networks would be trained by %s here, but this run used %s, so the results \
                    would not be comparable. Continue it where it began, start a new run, or name \
                    what trains from here on by 'resume --device'."""
                    .formatted(foundKernels, kernels));
        }
    }
}

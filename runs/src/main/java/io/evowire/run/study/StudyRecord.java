package io.evowire.run.study;

import io.evowire.core.network.TensorShape;
import io.evowire.run.problem.Basis;
import io.evowire.run.system.ProgramVersion;

/**
 * What a study's directory is bound to.
 *
 * @param format  layout of its log, see {@link StudyStore#FORMAT}
 * @param program version of the program that made it
 * @param study   name of the study
 * @param basis   what all outcomes depend on
 * @param shape   of an image, [C, H, W]
 * @param classes number of classes
 */
public record StudyRecord(int format, String program, String study, Basis basis, TensorShape shape,
        int classes) {

    /** The record of a new study. */
    static StudyRecord of(String study, Basis basis, TensorShape shape, int classes) {
        return new StudyRecord(StudyStore.FORMAT, ProgramVersion.build(), study, basis, shape,
                classes);
    }
}

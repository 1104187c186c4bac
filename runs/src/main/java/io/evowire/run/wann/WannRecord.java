package io.evowire.run.wann;

/**
 * What a search is bound to.
 *
 * @param format          layout of its log, see {@link WannStore#FORMAT}
 * @param program         version of the program that made it
 * @param settings        what its course follows from
 * @param data            SPEC of the data set
 * @param dataFingerprint its SHA-256
 * @param classes         number of classes
 */
public record WannRecord(int format, String program, WannSettings settings, String data,
        String dataFingerprint, int classes) {}

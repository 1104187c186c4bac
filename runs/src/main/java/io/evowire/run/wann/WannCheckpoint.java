package io.evowire.run.wann;

/**
 * A population that lies in a file.
 *
 * @param generation which one; it is not scored yet
 * @param sha256     of the lines of its genomes
 */
record WannCheckpoint(int generation, String sha256) {}

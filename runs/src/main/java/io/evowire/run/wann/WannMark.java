package io.evowire.run.wann;

/**
 * Where a search stood when a session ended, if it ended as it should.
 *
 * @param generations that were recorded
 * @param champion    SHA-256 of the champion's file; empty if there was none
 */
record WannMark(int generations, String champion) {}

package io.evowire.run.study;

/**
 * A study was read to its end.
 *
 * @param table  SHA-256 of its table
 * @param result SHA-256 of its result
 */
record StudyEnd(String table, String result) {}

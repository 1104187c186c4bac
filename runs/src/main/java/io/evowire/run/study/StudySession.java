package io.evowire.run.study;

/**
 * A process began to work on a study.
 *
 * @param process its id
 * @param time    of its begin, as ISO 8601 has it
 * @param program its version
 * @param machine in words
 * @param trainings how many trainings its plan has
 */
record StudySession(long process, String time, String program, String machine, int trainings) {}

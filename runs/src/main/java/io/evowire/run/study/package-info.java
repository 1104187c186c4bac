/**
 * Studies: experiments that are a fixed list of trainings and a reading of what came out.
 * <p>
 * {@link io.evowire.run.study.Study} says what is trained and what it means; both are pure
 * functions. {@link io.evowire.run.study.StudyRun} trains what its directory has not recorded yet,
 * so a study that was stopped or killed goes on when it is run again.
 * {@link io.evowire.run.study.LocalStudy} does so on this machine.
 */
@NullMarked
package io.evowire.run.study;

import org.jspecify.annotations.NullMarked;

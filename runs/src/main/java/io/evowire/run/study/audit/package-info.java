/**
 * Audits of a search space and of its trainings: how noisy a training is, where the noise comes
 * from, how good the networks of a space are at a given cost, and what links between stages are
 * worth. What no search can find is seen here before one is run.
 * <p>
 * Each is a {@link io.evowire.run.study.Study}: {@link io.evowire.run.study.audit.ReplicateStudy},
 * {@link io.evowire.run.study.audit.CauseStudy}, {@link io.evowire.run.study.audit.SpaceStudy} and
 * {@link io.evowire.run.study.audit.LinkStudy}.
 */
@NullMarked
package io.evowire.run.study.audit;

import org.jspecify.annotations.NullMarked;

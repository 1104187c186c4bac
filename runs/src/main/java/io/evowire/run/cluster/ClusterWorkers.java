package io.evowire.run.cluster;

import io.evowire.run.config.WorkersConfig;
import io.evowire.run.problem.Basis;
import io.evowire.run.store.RunFiles;
import io.evowire.run.worker.WorkerLimits;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The workers that a cluster is asked to host.
 *
 * @param name      of the run, for people who look at the cluster
 * @param main      class of a worker
 * @param data      SPEC of the data set that they train on
 * @param arguments of the class, from the SPEC of the data set as a worker finds it; two folders
 *                  follow if models are kept, from which they take models and into which they put
 *                  them
 * @param config    how many there are at most (0: as many as there are places), and what each may
 *                  take
 * @param limits    what each may take, in the terms of the pool
 * @param basis     what all results depend on; a worker with another one is refused
 * @param files     of the run whose models they take and train; null if they need and leave none
 * @param alike     whether unlike machines are refused, because times are compared
 */
public record ClusterWorkers(String name, Class<?> main, String data,
        Function<String, List<String>> arguments, WorkersConfig config, WorkerLimits limits,
        Basis basis, @Nullable RunFiles files, boolean alike) {}

package io.evowire.run.cluster.spark;

import io.evowire.run.config.WorkersConfig;
import io.evowire.run.problem.Basis;
import io.evowire.run.worker.WorkerJvm;
import io.evowire.run.worker.WorkerLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an executor must know to start workers; the same for all tasks of an application, sent as
 * JSON.
 *
 * @param main      class of a worker
 * @param arguments of it, where {@link #DATA} stands for the SPEC of the data set
 * @param data      that SPEC, with folders of any machine or {@link SentData}
 * @param models    whether two folders for models follow them
 * @param config    what a worker may take
 * @param limits    the same for who watches it
 * @param options   of its JVM
 * @param program   folder of the program on each machine; null for the program of the executor
 * @param version   that the worker's program must have
 * @param basis     what results depend on
 */
record HostSetup(String main, List<String> arguments, String data, boolean models,
        WorkersConfig config, Limits limits, List<String> options, @Nullable String program,
        String version,
        Basis basis) {

    /** Stands among the arguments for the SPEC of the data set. */
    static final String DATA = "{data}";

    /** {@link WorkerLimits} in milliseconds. */
    record Limits(@Nullable Long trial, long start, long silence, int replaceAfter, int wave) {

        static Limits of(WorkerLimits limits) {
            Duration trial = limits.trialTime();
            return new Limits(trial == null ? null : trial.toMillis(), limits.start().toMillis(),
                    limits.silence().toMillis(), limits.replaceAfter(), limits.wave());
        }

        WorkerLimits limits() {
            return new WorkerLimits(trial == null ? null : Duration.ofMillis(trial),
                    Duration.ofMillis(start), Duration.ofMillis(silence), replaceAfter, wave);
        }
    }

    /** The JVM of a worker on a machine whose executor has this class path. */
    WorkerJvm jvm(Path home, String classPath) {
        return new WorkerJvm(home, program == null ? classPath : program + "/*", options)
                .tellingOrigin();
    }
}

package io.evowire.run.worker;

import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.backend.BackendKind;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.training.TrainingPool;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How workers of this machine are started.
 *
 * @param main      class of a worker
 * @param arguments its arguments
 * @param config    how many there are, and what each may take
 * @param logs      directory of their logs
 */
public record LocalWorkers(Class<?> main, List<String> arguments, WorkersConfig config,
        Path logs) {

    public LocalWorkers {
        arguments = List.copyOf(arguments);
    }

    /** A pool of them; its processes start when there is work, or are prepared. */
    public TrainingPool open(WorkerPool.Identity identity) {
        boolean device = TrainingWorker.onDevice(arguments);
        BackendKind backend = device
                ? BackendKind.CPU // sees all GPUs, and takes the one that is named
                : BackendKind.onClassPath();
        WorkerLimits limits = WorkerCommand.limits(config);
        WorkerDevices devices = WorkerDevices.of(backend,
                Optional.ofNullable(System.getenv("CUDA_VISIBLE_DEVICES")),
                backend == BackendKind.CUDA ? Backend.visibleGpus().size() : 0);
        return WorkerPool.open(devices.workers(config),
                i -> WorkerCommand.of(main, arguments, config,
                        logs.resolve("worker-" + i + ".log")).with(devices.environment(i)),
                device ? limits.together(TrainingWorker.WAVE) : limits, identity);
    }
}

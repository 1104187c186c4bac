package io.evowire.run.cli;

import io.evowire.core.objective.Objective;
import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.run.UserException;
import io.evowire.run.cluster.ClusterEngine;
import io.evowire.run.cluster.ClusterSettings;
import io.evowire.run.cluster.ClusterWorkers;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.console.Commentary;
import io.evowire.run.problem.Basis;
import io.evowire.run.problem.Run;
import io.evowire.run.status.ClusterFindings;
import io.evowire.run.study.StudyFiles;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.worker.TrainingWorker;
import io.evowire.run.worker.WorkerCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where trainings are done: on this machine, or on those of a cluster. No run is bound to one. */
final class ClusterOptions {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Option(names = "--spark", paramLabel = "MASTER",
            description = """
                    Train on the machines of a Spark cluster, such as spark://head:7077 ('evowire \
                    spark head' starts one). A run is bound to none: resume it anywhere.""")
    private @Nullable String master;

    @Option(names = "--spark-conf", paramLabel = "KEY=VALUE",
            description = "A setting of Spark, for --spark; may be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--spark-properties", paramLabel = "FILE",
            description = """
                    Settings of Spark in a file, KEY VALUE or KEY=VALUE a line: for secrets, which \
                    others could read on a command line.""")
    private @Nullable Path properties;

    @Option(names = "--ship-data",
            description = """
                    With --spark, send the data set to the machines; else each has it at the same \
                    path.""")
    private boolean shipData;

    /** Whether trainings are for a cluster. */
    boolean given() {
        return master != null;
    }

    /**
     * The cluster that was named, if one was.
     *
     * @throws UserException if other options make no sense without it, or a file cannot be read
     */
    Optional<ClusterSettings> cluster() {
        if (master == null) {
            if (!settings.isEmpty() || properties != null || shipData) {
                throw new UserException("""
                        --spark-conf, --spark-properties and --ship-data are for --spark MASTER. \
                        Name a cluster, or leave them out.""");
            }
            return Optional.empty();
        }
        Map<String, String> all = new TreeMap<>(SparkProperties.of(properties));
        all.putAll(settings);
        return Optional.of(new ClusterSettings(master, all, shipData));
    }

    /**
     * Refuses early what could not be used later.
     *
     * @throws UserException as {@link #cluster}, or if this program knows no cluster
     */
    void require() {
        if (cluster().isPresent()) {
            ClusterEngine.required();
        }
    }

    /**
     * A pool of workers of the cluster that train for a run; empty if none was named.
     *
     * @param mayWait whether to wait on for machines; asked now and then
     */
    Optional<TrainingPool> pool(Run run, BooleanSupplier mayWait, Commentary commentary) {
        SearchConfig config = run.config();
        return cluster().map(named -> open(named, new ClusterWorkers(
                String.valueOf(run.files().directory().toAbsolutePath().getFileName()),
                TrainingWorker.class, config.learned(),
                data -> TrainingWorker.arguments(anywhere(config.deviceSpec()), data),
                config.workers(),
                TrainingWorker.limits(config.deviceSpec(), config.workers()), run.basis(),
                run.files(), config.objectives().contains(Objective.LATENCY)), mayWait,
                commentary));
    }

    // Of NVIDIA's GPUs a worker there sees only the one that it was given, and that is the first.
    private static DeviceSpec anywhere(DeviceSpec device) {
        return device.kind() == DeviceSpec.Kind.CUDA ? new DeviceSpec(device.kind(), -1) : device;
    }

    /**
     * A pool of workers of the cluster that train for a study; empty if none was named.
     *
     * @param mayWait whether to wait on for machines; asked now and then
     */
    Optional<TrainingPool> pool(StudyFiles files, String data, WorkersConfig workers, Basis basis,
            BooleanSupplier mayWait, Commentary commentary) {
        return cluster().map(named -> open(named, new ClusterWorkers(
                String.valueOf(files.directory().toAbsolutePath().getFileName()),
                TrainingWorker.class, data, List::of, workers, WorkerCommand.limits(workers),
                basis, null, false), mayWait, commentary));
    }

    /**
     * Looks at the cluster that was named, if one was.
     *
     * @param basis of workers, as it is here
     */
    Optional<ClusterFindings> look(Basis basis, Commentary commentary) {
        return cluster().map(named -> {
            WorkersConfig workers = ConfigReader.defaultsUnder(List.of()).workers();
            try {
                return new ClusterFindings(named.master(), ClusterEngine.required().check(named,
                        new ClusterWorkers("doctor", TrainingWorker.class, basis.data(), List::of,
                                workers, WorkerCommand.limits(workers), basis, null, false),
                        PATIENCE, commentary::say), null);
            } catch (UserException e) {
                return new ClusterFindings(named.master(), List.of(), e.getMessage());
            }
        });
    }

    private static TrainingPool open(ClusterSettings named, ClusterWorkers workers,
            BooleanSupplier mayWait, Commentary commentary) {
        return ClusterEngine.required().open(named, workers, mayWait, commentary::say);
    }
}

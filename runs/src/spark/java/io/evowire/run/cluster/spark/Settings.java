package io.evowire.run.cluster.spark;

import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.run.UserException;
import io.evowire.run.cluster.ClusterSettings;
import io.evowire.run.cluster.ClusterWorkers;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.system.ProgramVersion;
import io.evowire.run.worker.TrainingWorker;
import io.evowire.run.worker.WorkerJvm;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.spark.SparkConf;

/** What Spark is told: our defaults, then the user's settings, then what outcomes depend on. */
final class Settings {

    /** Where the program lies on each machine; without it an executor's own program trains. */
    static final String PROGRAM = "evowire.program";

    /** How many GPUs a training has. */
    static final String GPUS = "spark.task.resource.gpu.amount";
    /** How many processors a training takes of an executor's. */
    static final String CPUS = "spark.task.cpus";

    private static final String EXECUTOR_GPUS = "spark.executor.resource.gpu.amount";
    private static final String CORES = "spark.executor.cores";
    private static final String PLUGINS = "spark.plugins";
    private static final long OWN_MEGABYTES = 512; // of a worker beside what it may take
    private static final long THIN_MEGABYTES = 384; // of an executor beside its heap

    private Settings() {}

    /** The settings of an application. */
    static SparkConf of(ClusterSettings settings, ClusterWorkers workers) {
        var conf = new SparkConf();
        defaults(settings, workers).forEach(conf::setIfMissing);
        conf.setIfMissing("spark.app.name", "EvoWire " + workers.name());
        settings.properties().forEach(conf::set);
        conf.remove(PROGRAM);
        conf.setMaster(settings.master());
        // A try is ours to repeat: it is recorded before. See SparkSeat.
        conf.set("spark.task.maxFailures", "1");
        conf.set("spark.speculation", "false");
        String plugin = EvoWirePlugin.class.getName();
        String plugins = conf.get(PLUGINS, "");
        conf.set(PLUGINS, plugins.isEmpty() ? plugin : plugins + "," + plugin);
        return conf;
    }

    private static Map<String, String> defaults(ClusterSettings settings,
            ClusterWorkers workers) {
        Map<String, String> given = settings.properties();
        Map<String, String> defaults = new LinkedHashMap<>(gpus(given, workers));
        String cores = given.getOrDefault(CORES, defaults.getOrDefault(CORES, "1"));
        // Thin: it only hosts workers, which have memory of their own.
        defaults.put("spark.executor.memory", "512m");
        defaults.put("spark.executor.memoryOverhead",
                overhead(number(CORES, cores, 1) / number(given, CPUS), workers.config()) + "m");
        defaults.put("spark.executor.extraJavaOptions", "-XX:+UseSerialGC");
        defaults.put("spark.ui.enabled", "false");
        defaults.put("spark.task.reaper.enabled", "true");
        defaults.put("spark.task.reaper.killTimeout", "2m");
        if (Masters.loopback(settings.master())) {
            defaults.put("spark.driver.host", Masters.LOOPBACK);
            defaults.put("spark.driver.bindAddress", Masters.LOOPBACK);
        }
        return defaults;
    }

    // A GPU for each training on CUDA, and an executor for each training: of executors that take
    // all processors, a standalone node would get one, and its other GPUs would be idle.
    private static Map<String, String> gpus(Map<String, String> given, ClusterWorkers workers) {
        boolean cuda = TrainingWorker.device(workers.arguments().apply(HostSetup.DATA))
                .filter(device -> device.kind() == DeviceSpec.Kind.CUDA).isPresent();
        int each = number(GPUS, given.getOrDefault(GPUS, cuda ? "1" : "0"), 0);
        if (each == 0) {
            return Map.of();
        }
        int all = number(EXECUTOR_GPUS, given.getOrDefault(EXECUTOR_GPUS, "" + each), each);
        return Map.of(GPUS, Integer.toString(each), EXECUTOR_GPUS, Integer.toString(all), CORES,
                Integer.toString(all / each * number(given, CPUS)));
    }

    // YARN and Kubernetes end a container that takes more; standalone nodes do not look.
    private static long overhead(int seats, WorkersConfig workers) {
        return Math.max(1, seats) * ((workers.memoryBytes() >> 20) + OWN_MEGABYTES)
                + THIN_MEGABYTES;
    }

    private static int number(Map<String, String> properties, String key) {
        return number(key, properties.getOrDefault(key, "1"), 1);
    }

    /**
     * A setting that is a number.
     *
     * @throws UserException if it is none, or less than the least
     */
    static int number(String key, String value, int least) {
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UserException("%s must be a whole number of at least %d, not '%s'."
                .formatted(key, least, value));
    }

    /** What executors must know of workers. */
    static HostSetup setup(ClusterSettings settings, ClusterWorkers workers) {
        return new HostSetup(workers.main().getName(), workers.arguments().apply(HostSetup.DATA),
                data(settings, workers), workers.files() != null, workers.config(),
                HostSetup.Limits.of(workers.limits()), WorkerJvm.here().options(),
                settings.properties().get(PROGRAM), ProgramVersion.build(), workers.basis());
    }

    private static String data(ClusterSettings settings, ClusterWorkers workers) {
        UnaryOperator<Path> place = settings.shipData()
                ? SentData::place
                : folder -> folder.toAbsolutePath().normalize();
        return DataSpec.parse(workers.data()).placed(place).toString();
    }
}

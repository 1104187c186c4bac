package io.evowire.run.cluster.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.run.UserException;
import io.evowire.run.cluster.ClusterSettings;
import io.evowire.run.cluster.ClusterWorkers;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.problem.Basis;
import io.evowire.run.worker.SeatConformance;
import io.evowire.run.worker.TrainingWorker;
import java.time.Duration;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

/** What Spark is told of a search. */
class SettingsTest {

    private static final String EXECUTOR_GPUS = "spark.executor.resource.gpu.amount";
    private static final String CORES = "spark.executor.cores";

    private static SparkConf of(String device, Map<String, String> given) {
        var workers = new ClusterWorkers("test", TrainingWorker.class, "mnist-10k",
                data -> TrainingWorker.arguments(DeviceSpec.parse(device), data),
                new WorkersConfig(0, "5m", "1000m", 3, "5s"),
                SeatConformance.limits(Duration.ofMinutes(1)), new Basis("a", "b", "c"), null,
                false);
        return Settings.of(new ClusterSettings("spark://host:7077", given, false), workers);
    }

    @Test
    void onTheProcessorNothingIsAskedForAndAnExecutorTakesItsNode() {
        SparkConf conf = of("cpu", Map.of());
        assertFalse(conf.contains(Settings.GPUS));
        assertFalse(conf.contains(CORES));
        assertEquals("1896m", conf.get("spark.executor.memoryOverhead"));
    }

    @Test
    void aTrainingOnCudaHasAGpuAndAnExecutorOfItsOwn() {
        SparkConf conf = of("cuda", Map.of());
        assertEquals("1", conf.get(Settings.GPUS));
        assertEquals("1", conf.get(EXECUTOR_GPUS));
        assertEquals("1", conf.get(CORES));
        assertFalse(of("opencl", Map.of()).contains(Settings.GPUS));
        assertEquals("1", of("opencl", Map.of(Settings.GPUS, "1")).get(CORES));
    }

    @Test
    void settingsOfTheUserCount() {
        SparkConf conf = of("cuda", Map.of(EXECUTOR_GPUS, "4", Settings.CPUS, "2"));
        assertEquals("1", conf.get(Settings.GPUS));
        assertEquals("4", conf.get(EXECUTOR_GPUS));
        assertEquals("8", conf.get(CORES));
        assertEquals(4 * 1512 + 384 + "m", conf.get("spark.executor.memoryOverhead"));
        assertFalse(of("cuda", Map.of(Settings.GPUS, "0")).contains(EXECUTOR_GPUS));
        String refusal = assertThrows(UserException.class,
                () -> of("cuda", Map.of(Settings.GPUS, "2", EXECUTOR_GPUS, "1"))).getMessage();
        assertTrue(refusal.contains(EXECUTOR_GPUS) && refusal.contains("at least 2"), refusal);
    }

    @Test
    void aTryIsNeverSparksToRepeat() {
        SparkConf conf = of("cpu", Map.of("spark.task.maxFailures", "4", "spark.speculation",
                "true", "spark.plugins", "a.Plugin"));
        assertEquals("1", conf.get("spark.task.maxFailures"));
        assertEquals("false", conf.get("spark.speculation"));
        assertEquals("a.Plugin," + EvoWirePlugin.class.getName(), conf.get("spark.plugins"));
    }
}

package io.evowire.run.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.gpu.device.Devices;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.run.config.WorkersConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class WorkerCommandTest {

    private static final String CHECKS = "jdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK";

    @Test
    void workersAloneAreStartedWithoutChecksOfVectorsBounds() {
        List<String> words = command().words();
        assertTrue(words.contains("--add-modules=jdk.incubator.vector"), words::toString);
        assertTrue(words.contains("-D" + CHECKS + "=0"), words::toString);
        assertEquals(List.of(WorkerCommandTest.class.getName(), "argument"),
                words.subList(words.size() - 2, words.size()));
        assertNull(System.getProperty(CHECKS), "also switched off here");
    }

    @Test
    void kernelsAloneAreCompiledAsEarlyAsByDefault() {
        List<String> words = command().words();
        Map<String, Integer> usual = Map.of("Invocation", 5_000, "MinInvocation", 600, "Compile",
                15_000, "BackEdge", 40_000);
        usual.forEach((kind, calls) -> assertTrue(
                words.contains("-XX:Tier4%sThreshold=%d".formatted(kind, 4 * calls)),
                words::toString));
        for (String hot : List.of(OneDnnModel.class.getPackageName(), "jdk.incubator.vector",
                "jdk.internal.vm.vector")) {
            assertTrue(words.contains(
                    "-XX:CompileCommand=CompileThresholdScaling,%s.*::*,0.25".formatted(hot)),
                    words::toString);
        }
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void theFileOfNvrtcIsHandedOn() {
        System.setProperty(Devices.NVRTC, "/opt/lib nvrtc.so");
        try {
            List<String> words = command().words();
            int option = words.indexOf("-Devowire.nvrtc=/opt/lib nvrtc.so");
            assertTrue(0 < option && option < words.indexOf("-cp"), words::toString);
        } finally {
            System.clearProperty(Devices.NVRTC);
        }
        assertFalse(command().words().toString().contains(Devices.NVRTC));
    }

    private static WorkerCommand command() {
        return WorkerCommand.of(WorkerCommandTest.class, "argument",
                new WorkersConfig(2, "5s", "128m", 3, "5s"), Path.of("log"));
    }
}

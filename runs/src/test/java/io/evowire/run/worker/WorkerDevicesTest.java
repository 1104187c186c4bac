package io.evowire.run.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.evaluate.backend.BackendKind;
import io.evowire.run.config.WorkersConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkerDevicesTest {

    private static WorkersConfig workers(int count) {
        return new WorkersConfig(count, "5s", "128m", 3, "5s");
    }

    @Test
    void eachGpuHasAWorkerOfItsOwn() {
        var devices = WorkerDevices.of(BackendKind.CUDA, Optional.empty(), 3);
        assertEquals(3, devices.workers(workers(0)));
        assertEquals(Map.of("CUDA_VISIBLE_DEVICES", "2", "CUDA_DEVICE_ORDER", "PCI_BUS_ID"),
                devices.environment(2));
    }

    @Test
    void theUsersListAndItsOrderCount() {
        var devices = WorkerDevices.of(BackendKind.CUDA, Optional.of("5, GPU-8f3a"), 2);
        assertEquals(List.of("5", "GPU-8f3a"), devices.gpus());
        assertEquals(Map.of("CUDA_VISIBLE_DEVICES", "GPU-8f3a"), devices.environment(1));
    }

    @Test
    void moreWorkersThanGpusShareThem() {
        var devices = WorkerDevices.of(BackendKind.CUDA, Optional.of("4,6"), 2);
        assertEquals(5, devices.workers(workers(5)));
        assertEquals(Map.of("CUDA_VISIBLE_DEVICES", "4"), devices.environment(4));
    }

    @Test
    void onTheProcessorNothingIsSet() {
        var devices = WorkerDevices.of(BackendKind.CPU, Optional.of("0,1"), 2);
        assertEquals(Map.of(), devices.environment(0));
        assertEquals(workers(0).resolvedCount(), devices.workers(workers(0)));
        assertEquals(3, devices.workers(workers(3)));
    }
}

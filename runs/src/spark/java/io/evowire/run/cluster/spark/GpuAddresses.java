package io.evowire.run.cluster.spark;

import java.util.Map;
import org.apache.spark.TaskContext;

/** GPUs that Spark gave to a task. */
final class GpuAddresses {

    private static final String GPU = "gpu";

    private GpuAddresses() {}

    /** What a worker's environment says of them: one or more, if a task was said to need any. */
    static Map<String, String> environment() {
        var gpus = TaskContext.get().resourcesJMap().get(GPU);
        return gpus == null
                ? Map.of()
                : Map.of("CUDA_VISIBLE_DEVICES", String.join(",", gpus.addresses()),
                        "CUDA_DEVICE_ORDER", "PCI_BUS_ID");
    }
}

package io.evowire.run.worker;

import io.evowire.evaluate.backend.BackendKind;
import io.evowire.run.config.WorkersConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which GPU each worker sees.
 *
 * @param gpus   as {@code CUDA_VISIBLE_DEVICES} names them, none where the CPU trains
 * @param listed whether the user has listed them, in an order of their own
 */
public record WorkerDevices(List<String> gpus, boolean listed) {

    private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

    public WorkerDevices {
        gpus = List.copyOf(gpus);
    }

    /**
     * The devices of a machine.
     *
     * @param kind    what the build trains on
     * @param visible the user's {@value #VISIBLE}, if it is set
     * @param count   number of GPUs that this leaves visible
     */
    public static WorkerDevices of(BackendKind kind, Optional<String> visible, int count) {
        return switch (kind) {
            case CPU -> new WorkerDevices(List.of(), false);
            case CUDA -> visible
                    .map(list -> new WorkerDevices(
                            Stream.of(list.split(",")).map(String::strip).limit(count).toList(),
                            true))
                    .orElseGet(() -> new WorkerDevices(
                            IntStream.range(0, count).mapToObj(Integer::toString).toList(),
                            false));
        };
    }

    /** How many workers: as configured, else one for each GPU, else one for each processor. */
    public int workers(WorkersConfig config) {
        return config.count() > 0 || gpus.isEmpty() ? config.resolvedCount() : gpus.size();
    }

    /** What worker {@code i} finds in its environment; with more workers than GPUs they share. */
    public Map<String, String> environment(int worker) {
        if (gpus.isEmpty()) {
            return Map.of();
        }
        String gpu = gpus.get(worker % gpus.size());
        // Plain numbers are the driver's own; CUDA by itself would count the fastest first.
        return listed
                ? Map.of(VISIBLE, gpu)
                : Map.of(VISIBLE, gpu, "CUDA_DEVICE_ORDER", "PCI_BUS_ID");
    }
}

package io.evowire.run.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.gpu.device.DeviceException;
import io.evowire.evaluate.gpu.device.DeviceInfo;
import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.evaluate.gpu.device.Devices;
import io.evowire.evaluate.gpu.train.DeviceSessions;
import io.evowire.evaluate.onednn.primitive.OneDnn;
import io.evowire.run.system.ProgramVersion;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a machine offers.
 *
 * @param version         of the program
 * @param jdk             vendor, version and folder of the JDK
 * @param system          operating system and architecture
 * @param processors      that the process may use
 * @param cpuFeatures     instruction sets that count here
 * @param memoryMegabytes that the heap may grow to
 * @param memoryUsed      of it, now, megabytes
 * @param backend         of ND4J
 * @param blas            that it calls, empty if none
 * @param kernelThreads   threads of one training
 * @param gpus            those that nvidia-smi shows
 * @param refusal         why no training can work, null if it works
 * @param stockKernels    why stock DL4J layers train instead of oneDNN, null if oneDNN does
 * @param cuda            what the program's own kernels find of CUDA
 * @param openCl          the devices of OpenCL by number, or why there is none
 * @param data            the data set that was tried
 * @param cluster         what a cluster offers; left out if none was asked for
 */
public record Findings(String version, String jdk, String system, int processors,
        List<String> cpuFeatures, long memoryMegabytes, long memoryUsed, String backend,
        String blas, int kernelThreads, List<Device> gpus, @Nullable String refusal,
        @Nullable String stockKernels, String cuda, List<String> openCl, Data data,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ClusterFindings cluster) {

    /** A GPU, and whether it can be used. */
    public record Device(String gpu, String verdict) {}

    /** A data set in words, or why it cannot be used: one of the two is null. */
    public record Data(@Nullable String found, @Nullable String problem) {}

    public Findings {
        cpuFeatures = List.copyOf(cpuFeatures);
        gpus = List.copyOf(gpus);
        openCl = List.copyOf(openCl);
    }

    /**
     * Of this machine.
     *
     * @param cluster null if none was asked for
     */
    public static Findings of(Backend backend, Data data, @Nullable ClusterFindings cluster) {
        var runtime = Runtime.getRuntime();
        return new Findings(ProgramVersion.text(),
                "%s %s in %s".formatted(System.getProperty("java.vm.vendor"),
                        System.getProperty("java.version"), System.getProperty("java.home")),
                "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch")),
                runtime.availableProcessors(), backend.cpuFeatures(), runtime.maxMemory() >> 20,
                runtime.totalMemory() - runtime.freeMemory() >> 20, backend.kind().artifact(),
                backend.blas(), backend.threads(),
                backend.gpus().stream()
                        .map(gpu -> new Device(gpu.toString(), backend.verdict(gpu))).toList(),
                backend.refusal().orElse(null), OneDnn.unavailable().orElse(null), foundCuda(),
                foundOpenCl(), data, cluster);
    }

    private static String foundCuda() {
        return Devices.cudaUnavailable().map("none, because "::concat)
                .orElseGet(() -> tested("cuda:0"));
    }

    private static String verdict(DeviceInfo device, int number) {
        return device.gpu()
                ? "a GPU; " + tested("opencl:" + number)
                : "no GPU";
    }

    private static String tested(String spec) {
        try {
            DeviceSessions.Tested tested = DeviceSessions.tested(DeviceSpec.parse(spec));
            return "%s, self-test: %s".formatted(tested.info(), tested.words());
        } catch (DeviceException e) {
            return "not usable: " + e.getMessage();
        }
    }

    private static List<String> foundOpenCl() {
        try {
            List<DeviceInfo> devices = Devices.openCl();
            return devices.isEmpty()
                    ? List.of(
                            "none, because " + Devices.openClUnavailable().orElse("of its driver"))
                    : IntStream.range(0, devices.size()).mapToObj(i -> "%d: %s, %s".formatted(i,
                            devices.get(i), verdict(devices.get(i), i))).toList();
        } catch (DeviceException e) { // a driver that is there and does not work
            return List.of("none, because " + e.getMessage());
        }
    }

    /** Whether searches can run here, and on the cluster if one was asked for, on this data. */
    public boolean well() {
        return refusal == null && data.problem == null && (cluster == null || cluster.well());
    }
}

package io.evowire.evaluate.gpu.device;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Finds devices. One thread at a time asks OpenCL, lest two load its drivers at once. */
public final class Devices {

    /** System property: the file of NVRTC, if it is in none of the usual places. */
    public static final String NVRTC = "evowire.nvrtc";

    /** Threads in a work-group of the largest kernels. */
    private static final int WORK_GROUP = 256;

    private Devices() {}

    /** What is there of OpenCL, in the order of its numbers; none if there is no library. */
    public static synchronized List<DeviceInfo> openCl() {
        return OpenCl.find().map(opencl -> opencl.devices().stream()
                .map(handle -> OpenClDevice.describe(opencl, handle)).toList()).orElse(List.of());
    }

    /** Why there is no device of OpenCL; empty if there is one. */
    public static Optional<String> openClUnavailable() {
        return openClUnavailable(-1);
    }

    /**
     * Why a device of OpenCL cannot be used; empty if it seems to work.
     *
     * @param number as for {@link #openOpenCl}
     */
    public static synchronized Optional<String> openClUnavailable(int number) {
        return reason(() -> {
            Optional<OpenCl> library = OpenCl.find();
            if (library.isEmpty()) {
                return Optional.of("there is no OpenCL library (libOpenCL.so.1)");
            }
            OpenCl opencl = library.get();
            List<OpenCl.Handle> all = opencl.devices();
            if (all.isEmpty()) {
                return Optional.of("the OpenCL library knows no device; its driver is missing");
            }
            List<DeviceInfo> known = openCl();
            if (number >= all.size()) {
                return Optional.of("there is no device %d; there are %d, from 0 on: %s".formatted(
                        number, all.size(), known.stream().map(DeviceInfo::name).toList()));
            }
            int chosen = chosen(known, number);
            long threads = opencl.number(all.get(chosen), OpenCl.DEVICE_MAX_WORK_GROUP);
            return threads < WORK_GROUP
                    ? Optional.of("%s has work-groups of %d; the kernels need %d".formatted(
                            known.get(chosen).name(), threads, WORK_GROUP))
                    : Optional.empty();
        });
    }

    private static int chosen(List<DeviceInfo> all, int number) {
        return number >= 0
                ? number
                : IntStream.range(0, all.size()).filter(i -> all.get(i).gpu()).findFirst()
                        .orElse(0);
    }

    /** Why there is no device of CUDA; empty if there is one. */
    public static Optional<String> cudaUnavailable() {
        return cudaUnavailable(0);
    }

    /**
     * Why a device of CUDA cannot be used; empty if it seems to work.
     *
     * @param number from 0 on
     */
    public static Optional<String> cudaUnavailable(int number) {
        return reason(() -> {
            Optional<CudaDriver> driver = CudaDriver.find();
            if (driver.isEmpty()) {
                return Optional.of("there is no CUDA driver (libcuda.so.1)");
            }
            return driver.get().unavailable(number).or(() -> Nvrtc.find().isEmpty()
                    ? Optional.of("there is no NVRTC (libnvrtc.so); -D%s=FILE names one"
                            .formatted(NVRTC))
                    : Optional.empty());
        });
    }

    /** A driver that does not work is a reason, too. */
    private static Optional<String> reason(Supplier<Optional<String>> search) {
        try {
            return search.get();
        } catch (DeviceException e) {
            return Optional.of(String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
        }
    }

    /**
     * Opens a device of CUDA.
     *
     * @param number from 0 on
     * @throws DeviceException if there is no such device
     */
    public static Device openCuda(int number) {
        cudaUnavailable(number).ifPresent(reason -> {
            throw new DeviceException("CUDA cannot be used: %s.".formatted(reason));
        });
        return new CudaDevice(CudaDriver.find().orElseThrow(), Nvrtc.find().orElseThrow(),
                KernelCache.ofUser(), number);
    }

    /**
     * Opens a device of OpenCL.
     *
     * @param number as {@link #openCl()} lists them; -1 for the first GPU or, without one, the
     *               first device
     * @throws DeviceException if there is no such device
     */
    public static synchronized Device openOpenCl(int number) {
        openClUnavailable(number).ifPresent(reason -> {
            throw new DeviceException("OpenCL cannot be used: %s.".formatted(reason));
        });
        OpenCl opencl = OpenCl.find().orElseThrow();
        return new OpenClDevice(opencl, opencl.devices().get(chosen(openCl(), number)));
    }
}

package io.evowire.evaluate.gpu.device;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Finds devices. One thread at a time asks OpenCL, lest two load its drivers at once. */
public final class Devices {

    /** System property: the file of NVRTC, if it is in none of the usual places. */
    public static final String NVRTC = "evowire.nvrtc";

    private static final String NO_LIBRARY = "there is no OpenCL library (libOpenCL.so.1)";

    private Devices() {}

    /** What is there of OpenCL, in the order of its numbers; none if there is no library. */
    public static synchronized List<DeviceInfo> openCl() {
        return OpenClDevices.find().map(OpenClDevices::infos).orElse(List.of());
    }

    /** Number of the first GPU of OpenCL; empty if there is none, or it seems not to work. */
    public static synchronized OptionalInt openClGpu() {
        try {
            return OpenClDevices.find().filter(found -> found.unavailable(-1).isEmpty())
                    .map(OpenClDevices::gpu).orElse(OptionalInt.empty());
        } catch (DeviceException e) { // a driver that does not work here
            return OptionalInt.empty();
        }
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
        return reason(() -> OpenClDevices.find().map(found -> found.unavailable(number))
                .orElse(Optional.of(NO_LIBRARY)));
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
        return OpenClDevices.find().orElseThrow(() -> OpenClDevices.unusable(NO_LIBRARY))
                .open(number);
    }
}

package io.evowire.evaluate.gpu.device;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds devices. */
public final class Devices {

    /** System property: the file of NVRTC, if it is in none of the usual places. */
    public static final String NVRTC = "evowire.nvrtc";

    private Devices() {}

    /** What is there of OpenCL, in the order of its numbers; none if there is no library. */
    public static List<DeviceInfo> openCl() {
        return OpenCl.find().map(opencl -> opencl.devices().stream()
                .map(handle -> OpenClDevice.describe(opencl, handle)).toList()).orElse(List.of());
    }

    /** Why there is no device of OpenCL; empty if there is one. */
    public static Optional<String> openClUnavailable() {
        Optional<OpenCl> library = OpenCl.find();
        if (library.isEmpty()) {
            return Optional.of("there is no OpenCL library (libOpenCL.so.1)");
        }
        return library.get().devices().isEmpty()
                ? Optional.of("the OpenCL library knows no device; its driver is missing")
                : Optional.empty();
    }

    /** Why there is no device of CUDA; empty if there may be one. */
    public static Optional<String> cudaUnavailable() {
        if (CudaDriver.find().isEmpty()) {
            return Optional.of("there is no CUDA driver (libcuda.so.1)");
        }
        return Nvrtc.find().isEmpty()
                ? Optional.of("there is no NVRTC (libnvrtc.so); -D%s=FILE names one"
                        .formatted(NVRTC))
                : Optional.empty();
    }

    /**
     * Opens a device of CUDA.
     *
     * @param number from 0 on
     * @throws DeviceException if there is no such device
     */
    public static Device openCuda(int number) {
        cudaUnavailable().ifPresent(reason -> {
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
    public static Device openOpenCl(int number) {
        openClUnavailable().ifPresent(reason -> {
            throw new DeviceException("OpenCL cannot be used: %s.".formatted(reason));
        });
        OpenCl opencl = OpenCl.find().orElseThrow();
        List<OpenCl.Handle> all = opencl.devices();
        if (number >= all.size()) {
            throw new DeviceException("There is no OpenCL device %d; there are %d, from 0 on: %s."
                    .formatted(number, all.size(),
                            openCl().stream().map(DeviceInfo::name).toList()));
        }
        int chosen = number >= 0
                ? number
                : IntStream.range(0, all.size())
                        .filter(i -> OpenClDevice.describe(opencl, all.get(i)).gpu()).findFirst()
                        .orElse(0);
        return new OpenClDevice(opencl, all.get(chosen));
    }
}

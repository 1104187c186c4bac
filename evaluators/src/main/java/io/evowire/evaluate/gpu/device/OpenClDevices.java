package io.evowire.evaluate.gpu.device;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What OpenCL knows here, asked for once: a driver may take long to answer.
 *
 * @param opencl  its functions
 * @param handles of all devices, platform by platform
 * @param infos   what each tells of itself, in the same order
 */
record OpenClDevices(OpenCl opencl, List<OpenCl.Handle> handles, List<DeviceInfo> infos) {

    /** Threads in a work-group of the largest kernels. */
    private static final int WORK_GROUP = 256;

    /** Asks for all devices. */
    static OpenClDevices of(OpenCl opencl) {
        List<OpenCl.Handle> handles = opencl.devices();
        return new OpenClDevices(opencl, handles, handles.stream()
                .map(handle -> OpenClDevice.describe(opencl, handle)).toList());
    }

    /** Asks the library of this system; empty if there is none. */
    static Optional<OpenClDevices> find() {
        return OpenCl.find().map(OpenClDevices::of);
    }

    /**
     * Why a device cannot be used; empty if it seems to work.
     *
     * @param number from 0 on; -1 for the first GPU or, without one, the first device
     */
    Optional<String> unavailable(int number) {
        if (infos.isEmpty()) {
            return Optional.of("the OpenCL library knows no device; its driver is missing");
        }
        if (number >= infos.size()) {
            return Optional.of("there is no device %d; there are %d, from 0 on: %s".formatted(
                    number, infos.size(), infos.stream().map(DeviceInfo::name).toList()));
        }
        int chosen = chosen(number);
        long threads = opencl.number(handles.get(chosen), OpenCl.DEVICE_MAX_WORK_GROUP);
        return threads < WORK_GROUP
                ? Optional.of("%s has work-groups of %d; the kernels need %d".formatted(
                        infos.get(chosen).name(), threads, WORK_GROUP))
                : Optional.empty();
    }

    /** Number of the first GPU; empty if there is none. */
    OptionalInt gpu() {
        return IntStream.range(0, infos.size()).filter(i -> infos.get(i).gpu()).findFirst();
    }

    private int chosen(int number) {
        return number >= 0 ? number : gpu().orElse(0);
    }

    /**
     * Opens a device.
     *
     * @param number as for {@link #unavailable}
     * @throws DeviceException if it cannot be used
     */
    OpenClDevice open(int number) {
        unavailable(number).ifPresent(reason -> {
            throw unusable(reason);
        });
        return new OpenClDevice(opencl, handles.get(chosen(number)));
    }

    /** What says that OpenCL cannot be used. */
    static DeviceException unusable(String reason) {
        return new DeviceException("OpenCL cannot be used: %s.".formatted(reason));
    }
}

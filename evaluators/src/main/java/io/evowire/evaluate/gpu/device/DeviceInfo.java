package io.evowire.evaluate.gpu.device;

/**
 * What a device is.
 *
 * @param api               programming interface
 * @param name              as its driver calls it
 * @param platform          who made the driver
 * @param driver            version of the driver
 * @param gpu               whether it is a GPU; OpenCL runs on other processors, too
 * @param computeUnits      processors that run one work-group each
 * @param memory            bytes
 * @param largestAllocation bytes in one piece
 */
public record DeviceInfo(Api api, String name, String platform, String driver, boolean gpu,
        int computeUnits, long memory, long largestAllocation) {

    /** Programming interfaces. */
    public enum Api {
        /** Of many vendors. */
        OPENCL,
        /** Of NVIDIA. */
        CUDA
    }

    @Override
    public String toString() {
        return "%s (%s, driver %s)".formatted(name, platform, driver);
    }
}

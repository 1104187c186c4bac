package io.evowire.evaluate.gpu.device;

/** The device of the tests: the first of OpenCL, opened once, so that it compiles kernels once. */
public final class TestDevice {

    private TestDevice() {}

    private static final class Opened {
        private static final Device DEVICE = Devices.openOpenCl(-1);
    }

    /** Whether there is one. */
    public static boolean isThere() {
        return Devices.openClUnavailable().isEmpty();
    }

    /** The device; never closed. */
    public static Device get() {
        return Opened.DEVICE;
    }
}

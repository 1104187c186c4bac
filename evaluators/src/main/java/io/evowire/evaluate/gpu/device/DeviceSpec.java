package io.evowire.evaluate.gpu.device;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * On what networks are trained, as a configuration says it.
 *
 * @param kind   by which programming interface
 * @param number which of its devices, or -1 for the first one that suits
 */
public record DeviceSpec(Kind kind, int number) {

    /** How it is written. */
    public static final String PATTERN = "auto|cpu|(cuda|opencl)(:[0-9]{1,3})?";

    /** The processor, with the kernels that are made for it. */
    public static final DeviceSpec CPU = new DeviceSpec(Kind.CPU, -1);

    /** The choices. */
    public enum Kind {
        /** A GPU if there is one, else the processor. */
        AUTO,
        /** The processor. */
        CPU,
        /** An NVIDIA GPU by CUDA. */
        CUDA,
        /** A device of OpenCL, a GPU or not. */
        OPENCL
    }

    /**
     * Reads {@code auto}, {@code cpu}, {@code cuda}, {@code opencl} or {@code opencl:1}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static DeviceSpec parse(String text) {
        Matcher matcher = Pattern.compile("(" + PATTERN + ")").matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("""
                    The device must be auto, cpu, cuda or opencl, the last two with a number if \
                    need be (opencl:1), not '%s'.""".formatted(text));
        }
        int colon = text.indexOf(':');
        return new DeviceSpec(
                Kind.valueOf((colon < 0 ? text : text.substring(0, colon))
                        .toUpperCase(Locale.ROOT)),
                colon < 0 ? -1 : Integer.parseInt(text.substring(colon + 1)));
    }

    /** Whether it is the processor. */
    public boolean cpu() {
        return kind == Kind.CPU;
    }

    /** What {@code auto} stands for on this machine; this itself where it says what it means. */
    public DeviceSpec resolved() {
        if (kind != Kind.AUTO) {
            return this;
        }
        if (Devices.cudaUnavailable().isEmpty()) {
            return new DeviceSpec(Kind.CUDA, 0);
        }
        OptionalInt gpu = Devices.openClGpu();
        return gpu.isPresent() ? new DeviceSpec(Kind.OPENCL, gpu.getAsInt()) : CPU;
    }

    /** Why it cannot be used on this machine; empty if it seems to be there. */
    public Optional<String> unavailable() {
        return switch (kind) {
            case AUTO, CPU -> Optional.empty();
            case CUDA -> Devices.cudaUnavailable(Math.max(0, number));
            case OPENCL -> Devices.openClUnavailable(number);
        };
    }

    /**
     * Opens it.
     *
     * @throws DeviceException if it cannot be used
     */
    public Device open() {
        DeviceSpec chosen = resolved();
        return switch (chosen.kind()) {
            case CUDA -> Devices.openCuda(Math.max(0, chosen.number()));
            case OPENCL -> Devices.openOpenCl(chosen.number());
            case AUTO, CPU -> throw new IllegalStateException(
                    "The processor is no device that kernels are compiled for.");
        };
    }

    /** As it is written. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + (number < 0 ? "" : ":" + number);
    }
}

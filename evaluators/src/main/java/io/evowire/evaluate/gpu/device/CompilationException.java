package io.evowire.evaluate.gpu.device;

/** A kernel cannot be compiled: a fault of the program or of a compiler. */
public final class CompilationException extends DeviceException {

    private static final long serialVersionUID = 1;

    /** @param log what the compiler said */
    CompilationException(String device, String log) {
        super("A kernel cannot be compiled for %s:%n%s".formatted(device, log.strip()));
    }
}

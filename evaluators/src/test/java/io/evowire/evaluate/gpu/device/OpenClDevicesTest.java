package io.evowire.evaluate.gpu.device;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@NeedsOpenCl
class OpenClDevicesTest {

    private static final String PLATFORMS = "clGetPlatformIDs";
    private static final FunctionDescriptor IDS = FunctionDescriptor.of(JAVA_INT, JAVA_INT,
            ADDRESS, ADDRESS);

    /** The library of this system, which counts how often it is asked for its platforms. */
    private static OpenCl counting(AtomicInteger asked, Arena arena)
            throws ReflectiveOperationException {
        SymbolLookup library = Libraries.find(OpenCl.NAMES).orElseThrow();
        MethodHandle platforms = Linker.nativeLinker()
                .downcallHandle(library.find(PLATFORMS).orElseThrow(), IDS);
        MethodHandle count = MethodHandles.lookup().bind(asked, "incrementAndGet",
                MethodType.methodType(int.class));
        MemorySegment counted = Linker.nativeLinker().upcallStub(MethodHandles.foldArguments(
                platforms, count.asType(MethodType.methodType(void.class))), IDS, arena);
        return new OpenCl(name -> name.equals(PLATFORMS)
                ? Optional.of(counted)
                : library.find(name));
    }

    @Test
    void platformsAreAskedForOnce() throws ReflectiveOperationException {
        try (Arena arena = Arena.ofConfined()) {
            var asked = new AtomicInteger();
            OpenClDevices found = OpenClDevices.of(counting(asked, arena));
            assertEquals(Optional.empty(), found.unavailable(-1));
            try (Device device = found.open(-1)) {
                device.finish();
            }
            assertEquals(2, asked.get(), "how many there are, and which");
        }
    }
}

package io.evowire.evaluate.gpu.device;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device promises, on OpenCL and on CUDA's driver as {@link FakeCuda} plays it. */
@NeedsOpenCl
class DeviceTest {

    private static final String DIALECT = text("dialect.h");
    /** Adds BY to numbers of the arena; groups is the number of floats. */
    private static final KernelSource PLUS = new KernelSource("plus", DIALECT + """
            KERNEL(THREADS) plus(ARGUMENTS) {
                int i = GROUP * THREADS + THREAD;
                if (i < groups) {
                    arena[i] += BY + tables[0];
                }
            }
            """, Map.of("THREADS", 64, "BY", 2), 64);

    @TempDir
    Path folder;

    private static String text(String resource) {
        try (var in = DeviceTest.class
                .getResourceAsStream("/io/evowire/evaluate/gpu/" + resource)) {
            return new String(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Stream<Device> devices() {
        return Stream.of(Devices.openOpenCl(-1), new FakeCuda().open(folder));
    }

    @Test
    void whatIsWrittenIsComputedWithAndRead() {
        devices().forEach(device -> {
            try (device; Arena host = Arena.ofConfined()) {
                Memory arena = device.allocate(4 * 200);
                Memory tables = device.allocate(4);
                device.write(arena, 0, host.allocate(JAVA_FLOAT, 200));
                device.write(arena, 4 * 100, host.allocateFrom(JAVA_FLOAT, 7, 8));
                device.write(tables, 0, host.allocateFrom(JAVA_INT, 30));
                Kernel plus = device.compile(PLUS);
                device.launch(plus, 3, arena, tables, 150);
                device.launch(plus, 2, arena, tables, 101);
                device.finish();
                MemorySegment read = host.allocate(JAVA_FLOAT, 52);
                device.read(arena, 4 * 99, read);
                float[] found = read.toArray(JAVA_FLOAT);
                assertArrayEquals(new float[]{64, 71, 40, 32}, List.of(0, 1, 2, 3).stream()
                        .collect(() -> new float[4], (all, i) -> all[i] = found[i],
                                (a, b) -> {}));
                assertEquals(32, found[50]);
                assertEquals(0, found[51]);
            }
        });
    }

    @Test
    void equalSourcesAreCompiledOnce() {
        devices().forEach(device -> {
            try (device) {
                assertSame(device.compile(PLUS), device.compile(PLUS));
            }
        });
    }

    @Test
    void whatTheCompilerSaysIsInTheMessage() {
        var wrong = new KernelSource("none", DIALECT + "\n#error is_meant\n", Map.of(), 1);
        devices().forEach(device -> {
            try (device) {
                var thrown = assertThrows(CompilationException.class,
                        () -> device.compile(wrong));
                assertTrue(thrown.getMessage().contains("error"), thrown.getMessage());
            }
        });
    }

    @Test
    void whatIsTooLargeIsRefusedWithItsSize() {
        try (Device device = Devices.openOpenCl(-1)) {
            var thrown = assertThrows(DeviceMemoryException.class,
                    () -> device.allocate(1L << 50));
            assertTrue(thrown.getMessage().contains("1073741824 MiB"), thrown.getMessage());
        }
    }

    @Test
    void transfersStayWithinTheirMemory() {
        devices().forEach(device -> {
            try (device; Arena host = Arena.ofConfined()) {
                Memory memory = device.allocate(64);
                MemorySegment bytes = host.allocate(32);
                assertThrows(IndexOutOfBoundsException.class,
                        () -> device.write(memory, 33, bytes));
                assertThrows(IndexOutOfBoundsException.class,
                        () -> device.read(memory, -1, bytes));
            }
        });
    }

    @Test
    void aNumberThatIsNotThereIsNamedWithThoseThatAre() {
        var thrown = assertThrows(DeviceException.class, () -> Devices.openOpenCl(99));
        assertTrue(thrown.getMessage().contains("99"), thrown.getMessage());
        assertTrue(thrown.getMessage().contains(Devices.openCl().getFirst().name()));
    }

    /** Each function of the driver that can fail in use, and what comes of it. */
    @ParameterizedTest
    @CsvSource({"cuInit, 100, CUDA_ERROR_NO_DEVICE", "cuDevicePrimaryCtxRetain, 201, error 201",
            "cuMemAlloc_v2, 2, Out of memory", "cuModuleLoadData, 209, NO_BINARY_FOR_GPU",
            "cuModuleGetFunction, 500, error 500", "cuMemcpyHtoD_v2, 700, ILLEGAL_ADDRESS",
            "cuLaunchKernel, 701, OUT_OF_RESOURCES", "cuCtxSynchronize, 719, LAUNCH_FAILED",
            "cuMemcpyDtoH_v2, 700, ILLEGAL_ADDRESS", "nvrtcCompileProgram, 6, cannot be compiled"})
    void aDriverThatFailsIsNamed(String function, int code, String named) {
        var cuda = new FakeCuda().failing(function, 1, code, true);
        var thrown = assertThrows(DeviceException.class, () -> use(cuda));
        assertTrue(thrown.getMessage().contains(named), thrown.getMessage());
        assertEquals(0, cuda.inUse());
    }

    @Test
    void whetherCudaHasADeviceIsAskedOfTheDriver() {
        assertEquals(Optional.empty(), found(new FakeCuda(), 0));
        assertEquals(Optional.of("the CUDA driver knows no GPU"), found(new FakeCuda().with(0), 0));
        String other = found(new FakeCuda().with(2), 7).orElseThrow();
        assertTrue(other.contains("no device 7; there are 2"), other);
        var thrown = assertThrows(DeviceException.class,
                () -> found(new FakeCuda().failing("cuInit", 1, 100, true), 0));
        assertTrue(thrown.getMessage().contains("CUDA_ERROR_NO_DEVICE"), thrown.getMessage());
    }

    private static Optional<String> found(FakeCuda cuda, int number) {
        return new CudaDriver(cuda.driver()).unavailable(number);
    }

    /** Drivers allocate when memory is first used; each use may find that there is none. */
    @ParameterizedTest
    @ValueSource(strings = {"clEnqueueWriteBuffer", "clEnqueueReadBuffer",
            "clEnqueueNDRangeKernel", "clFinish"})
    void memoryThatIsMissedLateIsStillMemory(String function) throws Exception {
        var real = Libraries.find(List.of("libOpenCL.so.1")).orElseThrow();
        var handle = new OpenCl(real).devices().getFirst();
        try (Arena arena = Arena.ofConfined()) {
            for (int code : new int[]{-4, -6}) {
                MemorySegment fails = failing(code, arena);
                var opencl = new OpenCl(name -> name.equals(function)
                        ? Optional.of(fails)
                        : real.find(name));
                var thrown = assertThrows(DeviceMemoryException.class,
                        () -> use(new OpenClDevice(opencl, handle)));
                assertFalse(thrown.getMessage().contains(" 0 MiB"), thrown.getMessage());
            }
        }
    }

    /** A function that takes no notice of its arguments. */
    private static MemorySegment failing(int code, Arena arena) {
        return Linker.nativeLinker().upcallStub(MethodHandles.constant(int.class, code),
                FunctionDescriptor.of(JAVA_INT), arena);
    }

    private void use(FakeCuda cuda) {
        use(cuda.open(folder));
    }

    private static void use(Device opened) {
        try (Device device = opened; Arena host = Arena.ofConfined()) {
            Memory memory = device.allocate(64);
            device.write(memory, 0, host.allocate(64));
            device.launch(device.compile(PLUS), 1, memory, memory, 0);
            device.finish();
            device.read(memory, 0, host.allocate(64));
        }
    }

    @Test
    void compiledKernelsAreKeptOnDiskAndDamagedOnesCompiledAgain() throws IOException {
        for (String state : List.of("new", "kept", "damaged")) {
            var cuda = new FakeCuda();
            use(cuda);
            assertEquals(state.equals("kept") ? 0 : 1, cuda.calls("nvrtcCompileProgram"), state);
            try (Stream<Path> files = Files.list(folder)) {
                Path file = files.findFirst().orElseThrow();
                if (state.equals("kept")) {
                    byte[] content = Files.readAllBytes(file);
                    content[content.length - 9] ^= 1;
                    Files.write(file, content);
                }
            }
        }
    }
}

package io.evowire.evaluate.gpu.device;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.evowire.evaluate.gpu.device.KernelSource.Program;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An NVIDIA GPU by CUDA's driver, for which NVRTC compiles. */
public final class CudaDevice implements Device {

    private final CudaDriver driver;
    private final Nvrtc compiler;
    private final KernelCache cache;
    private final int device;
    private final String architecture;
    private final DeviceInfo info;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment context;
    private final Map<Program, MemorySegment> modules = new HashMap<>();
    private final Map<KernelSource, Kernel> kernels = new HashMap<>();
    private final List<MemorySegment> memories = new ArrayList<>();
    // For one launch at a time; a kernel's arguments have 8 bytes at most.
    private final MemorySegment values = arena.allocate(8 * 8, 8);
    private final MemorySegment arguments = arena.allocate(ADDRESS, 8);
    private final MemorySegment out = arena.allocate(JAVA_LONG);

    /**
     * A device of a driver.
     *
     * @param number from 0 on
     * @throws DeviceException if the driver has none of this number
     */
    CudaDevice(CudaDriver driver, Nvrtc compiler, KernelCache cache, int number) {
        this.driver = driver;
        this.compiler = compiler;
        this.cache = cache;
        try {
            check(Native.calling(() -> (int) driver.init.invokeExact(0)), "cuInit");
            device = ask("cuDeviceGet", to -> (int) driver.device.invokeExact(to, number));
            int major = attribute(CudaDriver.CAPABILITY_MAJOR);
            int minor = attribute(CudaDriver.CAPABILITY_MINOR);
            architecture = "sm_" + major + minor;
            info = describe();
            retain();
            context = out.get(ADDRESS, 0);
        } catch (DeviceException e) {
            arena.close();
            throw e;
        }
    }

    private void retain() {
        check(Native.calling(() -> (int) driver.retainContext.invokeExact(out, device)),
                "cuDevicePrimaryCtxRetain");
    }

    private DeviceInfo describe() {
        MemorySegment name = arena.allocate(256);
        check(Native.calling(() -> (int) driver.deviceName.invokeExact(name, 256, device)),
                "cuDeviceGetName");
        check(Native.calling(() -> (int) driver.deviceMemory.invokeExact(out, device)),
                "cuDeviceTotalMem");
        long memory = out.get(JAVA_LONG, 0);
        int version = ask("cuDriverGetVersion", to -> (int) driver.version.invokeExact(to));
        return new DeviceInfo(DeviceInfo.Api.CUDA, name.getString(0), "NVIDIA CUDA",
                "%d.%d".formatted(version / 1000, version % 1000 / 10), true,
                attribute(CudaDriver.MULTIPROCESSORS), memory, memory);
    }

    @FunctionalInterface
    private interface Question {
        int ask(MemorySegment to) throws Throwable;
    }

    private int ask(String function, Question question) {
        check(Native.calling(() -> question.ask(out)), function);
        return out.get(JAVA_INT, 0);
    }

    private int attribute(int attribute) {
        return ask("cuDeviceGetAttribute",
                to -> (int) driver.deviceAttribute.invokeExact(to, attribute, device));
    }

    private static void check(int code, String function) {
        CudaDriver.check(code, function);
    }

    /** A context belongs to a thread, and threads take turns here. */
    private void enter() {
        check(Native.calling(() -> (int) driver.useContext.invokeExact(context)),
                "cuCtxSetCurrent");
    }

    @Override
    public DeviceInfo info() {
        return info;
    }

    @Override
    public Memory allocate(long bytes) {
        enter();
        int code = Native.calling(() -> (int) driver.allocate.invokeExact(out, bytes));
        if (code == CudaDriver.OUT_OF_MEMORY) {
            throw new DeviceMemoryException(bytes, info);
        }
        check(code, "cuMemAlloc");
        MemorySegment memory = MemorySegment.ofAddress(out.get(JAVA_LONG, 0));
        memories.add(memory);
        return new Memory(memory, bytes);
    }

    @Override
    public void release(Memory memory) {
        enter();
        if (memories.remove(memory.handle())) { // waits for what was launched
            check(Native.calling(() -> (int) driver.free.invokeExact(memory.handle().address())),
                    "cuMemFree");
        }
    }

    @Override
    public Kernel compile(KernelSource source) {
        Kernel known = kernels.get(source);
        if (known != null) {
            return known;
        }
        enter();
        MemorySegment module = module(source.program());
        try (Arena names = Arena.ofConfined()) {
            MemorySegment name = names.allocateFrom(source.name());
            check(Native.calling(() -> (int) driver.function.invokeExact(out, module, name)),
                    "cuModuleGetFunction " + source.name());
            var compiled = new Kernel(out.get(ADDRESS, 0), source.name(), source.threads());
            kernels.put(source, compiled);
            return compiled;
        }
    }

    private MemorySegment module(Program program) {
        MemorySegment known = modules.get(program);
        if (known != null) {
            return known;
        }
        byte[] binary = cache.get(program, architecture + ", NVRTC " + compiler.version(),
                () -> compiler.compile(program, architecture));
        try (Arena image = Arena.ofConfined()) {
            MemorySegment bytes = image.allocateFrom(JAVA_BYTE, binary);
            check(Native.calling(() -> (int) driver.loadModule.invokeExact(out, bytes)),
                    "cuModuleLoadData");
            MemorySegment module = out.get(ADDRESS, 0);
            modules.put(program, module);
            return module;
        }
    }

    @Override
    public void write(Memory to, long offset, MemorySegment from) {
        to.require(offset, from.byteSize());
        enter();
        check(Native.calling(() -> (int) driver.toDevice.invokeExact(
                to.handle().address() + offset, from, from.byteSize())), "cuMemcpyHtoD");
    }

    @Override
    public void read(Memory from, long offset, MemorySegment to) {
        from.require(offset, to.byteSize());
        enter();
        check(Native.calling(() -> (int) driver.toHost.invokeExact(to,
                from.handle().address() + offset, to.byteSize())), "cuMemcpyDtoH");
    }

    @Override
    public void launch(Kernel kernel, int groups, Object... given) {
        enter();
        for (int i = 0; i < given.length; i++) {
            MemorySegment value = values.asSlice(8L * i, 8);
            switch (given[i]) {
                case Memory memory -> value.set(JAVA_LONG, 0, memory.handle().address());
                case Integer number -> value.set(JAVA_INT, 0, number);
                default -> throw new IllegalArgumentException(
                        "A kernel takes no %s.".formatted(given[i].getClass()));
            }
            arguments.setAtIndex(ADDRESS, i, value);
        }
        check(Native.calling(() -> (int) driver.launch.invokeExact(kernel.handle(), groups, 1, 1,
                kernel.threads(), 1, 1, 0, MemorySegment.NULL, arguments, MemorySegment.NULL)),
                "Launch of the kernel " + kernel.name());
    }

    @Override
    public void finish() {
        enter();
        check(Native.calling(() -> (int) driver.synchronise.invokeExact()), "cuCtxSynchronize");
    }

    /** Errors of a driver that is going away anyway are nobody's concern. */
    @Override
    public void close() {
        Native.calling(() -> {
            int ignored = (int) driver.useContext.invokeExact(context);
            for (MemorySegment memory : memories) {
                ignored = (int) driver.free.invokeExact(memory.address());
            }
            for (MemorySegment module : modules.values()) {
                ignored = (int) driver.unloadModule.invokeExact(module);
            }
            ignored = (int) driver.releaseContext.invokeExact(device);
            return ignored;
        });
        memories.clear();
        modules.clear();
        kernels.clear();
        arena.close();
    }
}

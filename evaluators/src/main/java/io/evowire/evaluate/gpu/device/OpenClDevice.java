package io.evowire.evaluate.gpu.device;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.evowire.evaluate.gpu.device.KernelSource.Program;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A device of OpenCL 1.2. Compiled kernels are kept for as long as this is open; drivers keep them
 * on disk, too: PoCL, NVIDIA's and Intel's each have a cache of their own.
 */
public final class OpenClDevice implements Device {

    private static final long READ_WRITE = 1;
    private static final int BLOCKING = 1;

    /**
     * How often a program is built before its text is to blame. Drivers that compile by LLVM in
     * this process, as PoCL does, handle SIGSEGV meanwhile, and drop their temporary files at any;
     * the JVM raises it itself, to stop threads.
     */
    static final int BUILDS = 5;

    private final OpenCl opencl;
    private final OpenCl.Handle handle;
    private final DeviceInfo info;
    private final String options;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment context;
    private final MemorySegment queue;
    private final Map<Program, MemorySegment> programs = new HashMap<>();
    private final Map<KernelSource, Kernel> kernels = new HashMap<>();
    private final List<MemorySegment> memories = new ArrayList<>();
    // For one launch at a time:
    private final MemorySegment argument = arena.allocate(8, 8);
    private final MemorySegment all = arena.allocate(JAVA_LONG);
    private final MemorySegment group = arena.allocate(JAVA_LONG);
    private final MemorySegment error = arena.allocate(JAVA_INT);

    OpenClDevice(OpenCl opencl, OpenCl.Handle handle) {
        this.opencl = opencl;
        this.handle = handle;
        info = describe(opencl, handle);
        options = options(opencl, handle);
        MemorySegment devices = arena.allocate(ADDRESS);
        devices.set(ADDRESS, 0, handle.device());
        try {
            context = created("clCreateContext", () -> (MemorySegment) opencl.createContext
                    .invokeExact(MemorySegment.NULL, 1, devices, MemorySegment.NULL,
                            MemorySegment.NULL, error));
        } catch (DeviceException e) {
            arena.close();
            throw e;
        }
        MemorySegment made = context;
        try {
            queue = created("clCreateCommandQueue",
                    () -> (MemorySegment) opencl.createCommandQueue.invokeExact(made,
                            handle.device(), 0L, error));
        } catch (DeviceException e) {
            int ignored = Native.calling(() -> (int) opencl.releaseContext.invokeExact(made));
            arena.close();
            throw e;
        }
    }

    /** Options of the compiler; what it says of a kernel's arguments costs nothing. */
    static String options(OpenCl opencl, OpenCl.Handle handle) {
        boolean exact = (opencl.number(handle, OpenCl.DEVICE_SINGLE_FP_CONFIG)
                & OpenCl.FP_CORRECTLY_ROUNDED_DIVIDE_SQRT) != 0;
        return "-cl-std=CL1.2 -cl-kernel-arg-info"
                + (exact ? " -cl-fp32-correctly-rounded-divide-sqrt" : "");
    }

    static DeviceInfo describe(OpenCl opencl, OpenCl.Handle handle) {
        return new DeviceInfo(DeviceInfo.Api.OPENCL,
                opencl.text(handle, OpenCl.DEVICE_NAME).strip(),
                opencl.platformText(handle, OpenCl.PLATFORM_NAME).strip(),
                opencl.text(handle, OpenCl.DRIVER_VERSION).strip(),
                (opencl.number(handle, OpenCl.DEVICE_TYPE) & OpenCl.TYPE_GPU) != 0,
                (int) opencl.number(handle, OpenCl.DEVICE_COMPUTE_UNITS),
                opencl.number(handle, OpenCl.DEVICE_MEMORY),
                opencl.number(handle, OpenCl.DEVICE_MAX_ALLOCATION));
    }

    private MemorySegment created(String function, Native.Call<MemorySegment> call) {
        MemorySegment made = Native.calling(call);
        OpenCl.check(error.get(JAVA_INT, 0), function);
        return made;
    }

    @Override
    public DeviceInfo info() {
        return info;
    }

    @Override
    public Memory allocate(long bytes) {
        // Some drivers grant more than there is, and fail when it is used.
        if (bytes > info.memory()) {
            throw new DeviceMemoryException(bytes, info);
        }
        MemorySegment memory = Native.calling(() -> (MemorySegment) opencl.createBuffer
                .invokeExact(context, READ_WRITE, bytes, MemorySegment.NULL, error));
        int code = error.get(JAVA_INT, 0);
        if (OpenCl.isMemory(code)) {
            throw new DeviceMemoryException(bytes, info);
        }
        OpenCl.check(code, "clCreateBuffer");
        memories.add(memory);
        return new Memory(memory, bytes);
    }

    @Override
    public void release(Memory memory) {
        if (memories.remove(memory.handle())) {
            OpenCl.check(Native.calling(() -> (int) opencl.releaseBuffer
                    .invokeExact(memory.handle())), "clReleaseMemObject");
        }
    }

    @Override
    public Kernel compile(KernelSource source) {
        Kernel known = kernels.get(source);
        if (known != null) {
            return known;
        }
        MemorySegment program = program(source.program());
        try (Arena names = Arena.ofConfined()) {
            MemorySegment name = names.allocateFrom(source.name());
            MemorySegment kernel = created("clCreateKernel " + source.name(),
                    () -> (MemorySegment) opencl.createKernel.invokeExact(program, name, error));
            var compiled = new Kernel(kernel, source.name(), source.threads());
            kernels.put(source, compiled);
            return compiled;
        }
    }

    private MemorySegment program(Program source) {
        MemorySegment known = programs.get(source);
        if (known != null) {
            return known;
        }
        for (int attempt = 1;; attempt++) {
            try {
                MemorySegment built = built(source);
                programs.put(source, built);
                return built;
            } catch (CompilationException e) {
                if (attempt == BUILDS) {
                    throw e;
                }
            }
        }
    }

    private MemorySegment built(Program source) {
        try (Arena texts = Arena.ofConfined()) {
            MemorySegment text = texts.allocate(ADDRESS);
            text.set(ADDRESS, 0, texts.allocateFrom(source.text()));
            MemorySegment program = created("clCreateProgramWithSource",
                    () -> (MemorySegment) opencl.createProgram.invokeExact(context, 1, text,
                            MemorySegment.NULL, error));
            MemorySegment devices = texts.allocate(ADDRESS);
            devices.set(ADDRESS, 0, handle.device());
            MemorySegment flags = texts.allocateFrom(options + " " + source.options());
            int code = Native.calling(() -> (int) opencl.buildProgram.invokeExact(program, 1,
                    devices, flags, MemorySegment.NULL, MemorySegment.NULL));
            if (code != OpenCl.SUCCESS) {
                String log = opencl.buildLog(program, handle);
                Native.calling(() -> (int) opencl.releaseProgram.invokeExact(program));
                throw new CompilationException(info.name(),
                        log.isBlank() ? OpenCl.name(code) : log);
            }
            return program;
        }
    }

    @Override
    public void write(Memory to, long offset, MemorySegment from) {
        to.require(offset, from.byteSize());
        check(Native.calling(() -> (int) opencl.enqueueWrite.invokeExact(queue,
                to.handle(), BLOCKING, offset, from.byteSize(), from, 0, MemorySegment.NULL,
                MemorySegment.NULL)), "clEnqueueWriteBuffer");
    }

    @Override
    public void read(Memory from, long offset, MemorySegment to) {
        from.require(offset, to.byteSize());
        check(Native.calling(() -> (int) opencl.enqueueRead.invokeExact(queue,
                from.handle(), BLOCKING, offset, to.byteSize(), to, 0, MemorySegment.NULL,
                MemorySegment.NULL)), "clEnqueueReadBuffer");
    }

    @Override
    public void launch(Kernel kernel, int groups, Object... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            set(kernel, i, arguments[i]);
        }
        all.set(JAVA_LONG, 0, (long) groups * kernel.threads());
        group.set(JAVA_LONG, 0, kernel.threads());
        int code = Native.calling(() -> (int) opencl.enqueueKernel.invokeExact(queue,
                kernel.handle(), 1, MemorySegment.NULL, all, group, 0, MemorySegment.NULL,
                MemorySegment.NULL));
        check(code, "Launch of the kernel " + kernel.name());
    }

    // There are drivers that allocate at the first use.
    private void check(int code, String function) {
        if (OpenCl.isLateMemory(code)) {
            throw new DeviceMemoryException(function, info);
        }
        OpenCl.check(code, function);
    }

    private void set(Kernel kernel, int index, Object value) {
        long bytes = switch (value) {
            case Memory memory -> {
                argument.set(ADDRESS, 0, memory.handle());
                yield ADDRESS.byteSize();
            }
            case Integer number -> {
                argument.set(JAVA_INT, 0, number);
                yield JAVA_INT.byteSize();
            }
            default -> throw new IllegalArgumentException(
                    "A kernel takes no %s.".formatted(value.getClass()));
        };
        OpenCl.check(Native.calling(() -> (int) opencl.setKernelArgument.invokeExact(
                kernel.handle(), index, bytes, argument)),
                "Argument %d of the kernel %s".formatted(index, kernel.name()));
    }

    @Override
    public void finish() {
        check(Native.calling(() -> (int) opencl.finish.invokeExact(queue)), "clFinish");
    }

    /** Errors of a driver that is going away anyway are nobody's concern. */
    @Override
    public void close() {
        Native.calling(() -> {
            int ignored = (int) opencl.finish.invokeExact(queue);
            for (Kernel kernel : kernels.values()) {
                ignored = (int) opencl.releaseKernel.invokeExact(kernel.handle());
            }
            for (MemorySegment program : programs.values()) {
                ignored = (int) opencl.releaseProgram.invokeExact(program);
            }
            for (MemorySegment memory : memories) {
                ignored = (int) opencl.releaseBuffer.invokeExact(memory);
            }
            ignored = (int) opencl.releaseCommandQueue.invokeExact(queue);
            ignored = (int) opencl.releaseContext.invokeExact(context);
            return ignored;
        });
        kernels.clear();
        programs.clear();
        memories.clear();
        arena.close();
    }
}

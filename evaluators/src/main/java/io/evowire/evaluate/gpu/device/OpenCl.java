package io.evowire.evaluate.gpu.device;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of OpenCL 1.2 that are used here, as the Khronos headers declare them. */
final class OpenCl {

    static final int SUCCESS = 0;
    static final int DEVICE_NOT_FOUND = -1;
    static final int ALLOCATION_FAILED = -4;
    static final int OUT_OF_RESOURCES = -5;
    static final int OUT_OF_HOST_MEMORY = -6;
    static final int INVALID_BUFFER_SIZE = -61;
    static final int NO_PLATFORM = -1001;

    static final int PLATFORM_NAME = 0x0902;
    static final int DEVICE_TYPE = 0x1000;
    static final int DEVICE_COMPUTE_UNITS = 0x1002;
    static final int DEVICE_MAX_WORK_GROUP = 0x1004;
    static final int DEVICE_MAX_ALLOCATION = 0x1010;
    static final int DEVICE_SINGLE_FP_CONFIG = 0x101B;
    static final int DEVICE_MEMORY = 0x101F;
    static final int DEVICE_NAME = 0x102B;
    static final int DRIVER_VERSION = 0x102D;
    static final int BUILD_LOG = 0x1183;

    static final long TYPE_GPU = 1 << 2;
    static final long TYPE_ALL = 0xFFFFFFFFL;
    /** Division and square root round to the nearest. */
    static final long FP_CORRECTLY_ROUNDED_DIVIDE_SQRT = 1 << 7;

    static final List<String> NAMES = List.of("libOpenCL.so.1", "libOpenCL.so",
            "OpenCL.dll", "/System/Library/Frameworks/OpenCL.framework/OpenCL");
    private static final Map<Integer, String> ERRORS = Map.ofEntries(
            Map.entry(-1, "CL_DEVICE_NOT_FOUND"), Map.entry(-2, "CL_DEVICE_NOT_AVAILABLE"),
            Map.entry(-3, "CL_COMPILER_NOT_AVAILABLE"),
            Map.entry(-4, "CL_MEM_OBJECT_ALLOCATION_FAILURE"),
            Map.entry(-5, "CL_OUT_OF_RESOURCES"), Map.entry(-6, "CL_OUT_OF_HOST_MEMORY"),
            Map.entry(-11, "CL_BUILD_PROGRAM_FAILURE"), Map.entry(-30, "CL_INVALID_VALUE"),
            Map.entry(-36, "CL_INVALID_COMMAND_QUEUE"), Map.entry(-38, "CL_INVALID_MEM_OBJECT"),
            Map.entry(-46, "CL_INVALID_KERNEL_NAME"), Map.entry(-49, "CL_INVALID_ARG_INDEX"),
            Map.entry(-51, "CL_INVALID_ARG_SIZE"), Map.entry(-52, "CL_INVALID_KERNEL_ARGS"),
            Map.entry(-54, "CL_INVALID_WORK_GROUP_SIZE"),
            Map.entry(-61, "CL_INVALID_BUFFER_SIZE"));

    private static final MemoryLayout P = ADDRESS;
    private static final MemoryLayout I = JAVA_INT;
    private static final MemoryLayout L = JAVA_LONG;

    final MethodHandle getPlatformIds;
    final MethodHandle getPlatformInfo;
    final MethodHandle getDeviceIds;
    final MethodHandle getDeviceInfo;
    final MethodHandle createContext;
    final MethodHandle releaseContext;
    final MethodHandle createCommandQueue;
    final MethodHandle releaseCommandQueue;
    final MethodHandle createBuffer;
    final MethodHandle releaseBuffer;
    final MethodHandle createProgram;
    final MethodHandle buildProgram;
    final MethodHandle getBuildInfo;
    final MethodHandle releaseProgram;
    final MethodHandle createKernel;
    final MethodHandle releaseKernel;
    final MethodHandle setKernelArgument;
    final MethodHandle enqueueKernel;
    final MethodHandle enqueueRead;
    final MethodHandle enqueueWrite;
    final MethodHandle finish;

    private final SymbolLookup library;

    /**
     * The functions of a library.
     *
     * @throws DeviceException if one is missing
     */
    OpenCl(SymbolLookup library) {
        this.library = library;
        getPlatformIds = function("clGetPlatformIDs", I, I, P, P);
        getPlatformInfo = function("clGetPlatformInfo", I, P, I, L, P, P);
        getDeviceIds = function("clGetDeviceIDs", I, P, L, I, P, P);
        getDeviceInfo = function("clGetDeviceInfo", I, P, I, L, P, P);
        createContext = function("clCreateContext", P, P, I, P, P, P, P);
        releaseContext = function("clReleaseContext", I, P);
        createCommandQueue = function("clCreateCommandQueue", P, P, P, L, P);
        releaseCommandQueue = function("clReleaseCommandQueue", I, P);
        createBuffer = function("clCreateBuffer", P, P, L, L, P, P);
        releaseBuffer = function("clReleaseMemObject", I, P);
        createProgram = function("clCreateProgramWithSource", P, P, I, P, P, P);
        buildProgram = function("clBuildProgram", I, P, I, P, P, P, P);
        getBuildInfo = function("clGetProgramBuildInfo", I, P, P, I, L, P, P);
        releaseProgram = function("clReleaseProgram", I, P);
        createKernel = function("clCreateKernel", P, P, P, P);
        releaseKernel = function("clReleaseKernel", I, P);
        setKernelArgument = function("clSetKernelArg", I, P, I, L, P);
        enqueueKernel = function("clEnqueueNDRangeKernel", I, P, P, I, P, P, P, I, P, P);
        enqueueRead = function("clEnqueueReadBuffer", I, P, P, I, L, L, P, I, P, P);
        enqueueWrite = function("clEnqueueWriteBuffer", I, P, P, I, L, L, P, I, P, P);
        finish = function("clFinish", I, P);
    }

    private MethodHandle function(String name, MemoryLayout result, MemoryLayout... arguments) {
        MemorySegment symbol = library.find(name).orElseThrow(
                () -> new DeviceException("The OpenCL library has no function " + name + "."));
        return Linker.nativeLinker().downcallHandle(symbol,
                FunctionDescriptor.of(result, arguments));
    }

    /** The library of this system; empty if there is none. */
    static Optional<OpenCl> find() {
        return Libraries.find(NAMES).map(OpenCl::new);
    }

    /** A device of a platform. */
    record Handle(MemorySegment platform, MemorySegment device) {}

    /** All devices, platform by platform; none of a platform that fails. */
    List<Handle> devices() {
        List<Handle> found = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            for (MemorySegment platform : ids(arena, NO_PLATFORM, (count, to, number) -> //
            (int) getPlatformIds.invokeExact(count, to, number))) {
                found.addAll(devices(arena, platform));
            }
        }
        return found;
    }

    private List<Handle> devices(Arena arena, MemorySegment platform) {
        try {
            return ids(arena, DEVICE_NOT_FOUND, (count, to, number) -> //
            (int) getDeviceIds.invokeExact(platform, TYPE_ALL, count, to, number)).stream()
                    .map(device -> new Handle(platform, device)).toList();
        } catch (DeviceException e) { // a driver that does not work here; others may
            return List.of();
        }
    }

    @FunctionalInterface
    private interface Query {
        int ask(int count, MemorySegment to, MemorySegment number) throws Throwable;
    }

    private static List<MemorySegment> ids(Arena arena, int none, Query query) {
        return Native.calling(() -> {
            MemorySegment number = arena.allocate(JAVA_INT);
            int code = query.ask(0, MemorySegment.NULL, number);
            if (code == none || code == SUCCESS && number.get(JAVA_INT, 0) == 0) {
                return List.of();
            }
            check(code, "clGet...IDs");
            int count = number.get(JAVA_INT, 0);
            MemorySegment ids = arena.allocate(ADDRESS, count);
            check(query.ask(count, ids, MemorySegment.NULL), "clGet...IDs");
            List<MemorySegment> list = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                list.add(ids.getAtIndex(ADDRESS, i));
            }
            return list;
        });
    }

    /** A text that a device knows of itself. */
    String text(Handle handle, int parameter) {
        return info((size, to, needed) -> (int) getDeviceInfo.invokeExact(handle.device(),
                parameter, size, to, needed));
    }

    /** A text that a platform knows of itself. */
    String platformText(Handle handle, int parameter) {
        return info((size, to, needed) -> (int) getPlatformInfo.invokeExact(handle.platform(),
                parameter, size, to, needed));
    }

    /** What the compiler said of a program. */
    String buildLog(MemorySegment program, Handle handle) {
        return info((size, to, needed) -> (int) getBuildInfo.invokeExact(program, handle.device(),
                BUILD_LOG, size, to, needed));
    }

    /** A number of up to 64 bits that a device knows of itself. */
    long number(Handle handle, int parameter) {
        return Native.calling(() -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment to = arena.allocate(JAVA_LONG); // zeros above shorter numbers
                check((int) getDeviceInfo.invokeExact(handle.device(), parameter, 8L, to,
                        MemorySegment.NULL), "clGetDeviceInfo");
                return to.get(JAVA_LONG, 0);
            }
        });
    }

    @FunctionalInterface
    private interface Info {
        int ask(long size, MemorySegment to, MemorySegment needed) throws Throwable;
    }

    private static String info(Info info) {
        return Native.calling(() -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment needed = arena.allocate(JAVA_LONG);
                check(info.ask(0, MemorySegment.NULL, needed), "clGet...Info");
                long size = needed.get(JAVA_LONG, 0);
                MemorySegment to = arena.allocate(size + 1); // a log need not end in a zero
                check(info.ask(size, to, MemorySegment.NULL), "clGet...Info");
                return to.getString(0);
            }
        });
    }

    /** @throws DeviceException if a function did not succeed */
    static void check(int code, String function) {
        if (code != SUCCESS) {
            throw new DeviceException("%s failed with %s.".formatted(function, name(code)));
        }
    }

    static String name(int code) {
        return ERRORS.getOrDefault(code, "error " + code);
    }

    /** Whether an error means that memory is short that was promised before. */
    static boolean isLateMemory(int code) {
        return code == ALLOCATION_FAILED || code == OUT_OF_HOST_MEMORY;
    }

    /** Whether an error means that memory is short that is asked for. */
    static boolean isMemory(int code) {
        return code == ALLOCATION_FAILED || code == OUT_OF_RESOURCES || code == OUT_OF_HOST_MEMORY
                || code == INVALID_BUFFER_SIZE;
    }
}

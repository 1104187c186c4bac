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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The functions of CUDA's driver that are used here, as {@code cuda.h} declares them. */
final class CudaDriver {

    static final int SUCCESS = 0;
    static final int OUT_OF_MEMORY = 2;

    static final int MULTIPROCESSORS = 16;
    static final int CAPABILITY_MAJOR = 75;
    static final int CAPABILITY_MINOR = 76;

    private static final List<String> NAMES = List.of("libcuda.so.1", "libcuda.so", "nvcuda.dll");
    private static final Map<Integer, String> ERRORS = Map.of(1, "CUDA_ERROR_INVALID_VALUE", 2,
            "CUDA_ERROR_OUT_OF_MEMORY", 3, "CUDA_ERROR_NOT_INITIALIZED", 35,
            "CUDA_ERROR_INSUFFICIENT_DRIVER", 100, "CUDA_ERROR_NO_DEVICE", 200,
            "CUDA_ERROR_INVALID_IMAGE", 209, "CUDA_ERROR_NO_BINARY_FOR_GPU", 700,
            "CUDA_ERROR_ILLEGAL_ADDRESS", 701, "CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES", 719,
            "CUDA_ERROR_LAUNCH_FAILED");

    private static final MemoryLayout P = ADDRESS;
    private static final MemoryLayout I = JAVA_INT;
    private static final MemoryLayout L = JAVA_LONG;

    final MethodHandle init;
    final MethodHandle version;
    final MethodHandle deviceCount;
    final MethodHandle device;
    final MethodHandle deviceName;
    final MethodHandle deviceAttribute;
    final MethodHandle deviceMemory;
    final MethodHandle retainContext;
    final MethodHandle releaseContext;
    final MethodHandle useContext;
    final MethodHandle allocate;
    final MethodHandle free;
    final MethodHandle toDevice;
    final MethodHandle toHost;
    final MethodHandle loadModule;
    final MethodHandle unloadModule;
    final MethodHandle function;
    final MethodHandle launch;
    final MethodHandle synchronise;

    private final SymbolLookup library;

    /**
     * The functions of a library.
     *
     * @throws DeviceException if one is missing
     */
    CudaDriver(SymbolLookup library) {
        this.library = library;
        init = find("cuInit", I);
        version = find("cuDriverGetVersion", P);
        deviceCount = find("cuDeviceGetCount", P);
        device = find("cuDeviceGet", P, I);
        deviceName = find("cuDeviceGetName", P, I, I);
        deviceAttribute = find("cuDeviceGetAttribute", P, I, I);
        deviceMemory = find("cuDeviceTotalMem_v2", P, I);
        retainContext = find("cuDevicePrimaryCtxRetain", P, I);
        releaseContext = find("cuDevicePrimaryCtxRelease_v2", I);
        useContext = find("cuCtxSetCurrent", P);
        allocate = find("cuMemAlloc_v2", P, L);
        free = find("cuMemFree_v2", L);
        toDevice = find("cuMemcpyHtoD_v2", L, P, L);
        toHost = find("cuMemcpyDtoH_v2", P, L, L);
        loadModule = find("cuModuleLoadData", P, P);
        unloadModule = find("cuModuleUnload", P);
        function = find("cuModuleGetFunction", P, P, P);
        launch = find("cuLaunchKernel", P, I, I, I, I, I, I, I, P, P, P);
        synchronise = find("cuCtxSynchronize");
    }

    /** The driver of this system; empty if there is none. */
    static Optional<CudaDriver> find() {
        return Libraries.find(NAMES).map(CudaDriver::new);
    }

    /**
     * Why there is no such device; empty if there is.
     *
     * @throws DeviceException if the driver does not work
     */
    Optional<String> unavailable(int number) {
        return Native.calling(() -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment count = arena.allocate(JAVA_INT);
                check((int) init.invokeExact(0), "cuInit");
                check((int) deviceCount.invokeExact(count), "cuDeviceGetCount");
                int there = count.get(JAVA_INT, 0);
                return number < there
                        ? Optional.empty()
                        : Optional.of(there == 0
                                ? "the CUDA driver knows no GPU"
                                : "there is no device %d; there are %d, from 0 on".formatted(
                                        number, there));
            }
        });
    }

    private MethodHandle find(String name, MemoryLayout... arguments) {
        MemorySegment symbol = library.find(name).orElseThrow(() -> new DeviceException(
                "The CUDA driver has no function %s; it is too old.".formatted(name)));
        return Linker.nativeLinker().downcallHandle(symbol,
                FunctionDescriptor.of(JAVA_INT, arguments));
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
}

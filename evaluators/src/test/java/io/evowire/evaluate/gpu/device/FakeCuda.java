package io.evowire.evaluate.gpu.device;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A CUDA driver and NVRTC whose functions are upcalls into OpenCL, with shared virtual memory for
 * CUDA's addresses: so the production code that calls CUDA runs without a GPU. What NVRTC makes
 * here is the source itself with its macros, which the driver compiles when it loads the module.
 */
public final class FakeCuda {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final int CRASHED = 999;

    private final OpenCl opencl = OpenCl.find().orElseThrow();
    private final SymbolLookup library = Libraries.find(List.of("libOpenCL.so.1")).orElseThrow();
    private final OpenCl.Handle handle = opencl.devices().getFirst();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment error = arena.allocate(JAVA_INT);
    private final MemorySegment context;
    private final MemorySegment queue;
    private final MethodHandle svmAllocate = cl("clSVMAlloc", ADDRESS, ADDRESS, JAVA_LONG,
            JAVA_LONG, JAVA_INT);
    private final MethodHandle svmArgument = cl("clSetKernelArgSVMPointer", JAVA_INT, ADDRESS,
            JAVA_INT, ADDRESS);
    private final MethodHandle kernelInfo = cl("clGetKernelInfo", JAVA_INT, ADDRESS, JAVA_INT,
            JAVA_LONG, ADDRESS, ADDRESS);
    private final MethodHandle argumentInfo = cl("clGetKernelArgInfo", JAVA_INT, ADDRESS, JAVA_INT,
            JAVA_INT, JAVA_LONG, ADDRESS, ADDRESS);
    private final Map<String, Integer> calls = new HashMap<>();
    private final Set<Long> allocated = new HashSet<>();
    private String failing = "";
    private int failingCall;
    private int failure;
    private boolean sticky;
    private int gpus = 1;

    /** A driver on the first device of OpenCL. */
    public FakeCuda() {
        MemorySegment devices = arena.allocate(ADDRESS);
        devices.set(ADDRESS, 0, handle.device());
        context = Native.calling(() -> (MemorySegment) opencl.createContext.invokeExact(
                MemorySegment.NULL, 1, devices, MemorySegment.NULL, MemorySegment.NULL, error));
        queue = Native.calling(() -> (MemorySegment) opencl.createCommandQueue.invokeExact(
                context, handle.device(), 0L, error));
    }

    private MethodHandle cl(String name, MemoryLayout result, MemoryLayout... arguments) {
        return LINKER.downcallHandle(library.find(name).orElseThrow(),
                FunctionDescriptor.of(result, arguments));
    }

    /** The production device on this driver. */
    public Device open(Path cache) {
        return new CudaDevice(new CudaDriver(driver()), new Nvrtc(nvrtc()),
                new KernelCache(cache), 0);
    }

    /** Lets the n-th call of a function fail, and from then on all calls if the error is sticky. */
    public FakeCuda failing(String function, int call, int code, boolean forEver) {
        failing = function;
        failingCall = call;
        failure = code;
        sticky = forEver;
        return this;
    }

    /** Lets the driver have this many devices. */
    public FakeCuda with(int devices) {
        gpus = devices;
        return this;
    }

    /** How often a function was called. */
    public int calls(String function) {
        return calls.getOrDefault(function, 0);
    }

    /** Pieces of memory that were allocated and not given back. */
    public int inUse() {
        return allocated.size();
    }

    SymbolLookup driver() {
        return lookup(Driver.class, new Driver());
    }

    SymbolLookup nvrtc() {
        return lookup(Compiler.class, new Compiler());
    }

    private SymbolLookup lookup(Class<?> type, Object instance) {
        return name -> Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name)).findAny()
                .map(method -> upcall(method, instance));
    }

    private MemorySegment upcall(Method method, Object instance) {
        try {
            MemoryLayout[] layouts = Arrays.stream(method.getParameterTypes())
                    .map(type -> type == int.class
                            ? JAVA_INT
                            : type == long.class ? JAVA_LONG : ADDRESS)
                    .toArray(MemoryLayout[]::new);
            MethodHandle target = MethodHandles.lookup().unreflect(method).bindTo(instance);
            // Counts, and fails if it is this call's turn.
            MethodHandle guarded = MethodHandles.guardWithTest(
                    MethodHandles.dropArguments(MethodHandles.lookup()
                            .findVirtual(FakeCuda.class, "passes", MethodType
                                    .methodType(boolean.class, String.class))
                            .bindTo(this).bindTo(method.getName()), 0,
                            target.type().parameterList()),
                    target,
                    MethodHandles.dropArguments(
                            MethodHandles.lookup().findVirtual(FakeCuda.class, "code",
                                    MethodType.methodType(int.class))
                                    .bindTo(this),
                            0, target.type().parameterList()));
            // An exception in an upcall would end the process.
            MethodHandle safe = MethodHandles.catchException(guarded, Throwable.class,
                    MethodHandles.dropArguments(MethodHandles.constant(int.class, CRASHED), 0,
                            Throwable.class));
            return LINKER.upcallStub(safe, FunctionDescriptor.of(JAVA_INT, layouts), arena);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean passes(String function) {
        int call = calls.merge(function, 1, Integer::sum);
        boolean fails = function.equals(failing)
                && (call == failingCall || sticky && call > failingCall);
        return !fails;
    }

    private int code() {
        return failure;
    }

    private int finished() throws Throwable {
        return (int) opencl.finish.invokeExact(queue);
    }

    private MemorySegment at(MemorySegment pointer, long bytes) {
        return pointer.reinterpret(bytes);
    }

    /** The functions of cuda.h. */
    @SuppressWarnings("unused") // called by name
    private final class Driver {

        int cuInit(int flags) {
            return flags == 0 ? 0 : 1;
        }

        int cuDriverGetVersion(MemorySegment version) {
            at(version, 4).set(JAVA_INT, 0, 13_010);
            return 0;
        }

        int cuDeviceGetCount(MemorySegment count) {
            at(count, 4).set(JAVA_INT, 0, gpus);
            return 0;
        }

        int cuDeviceGet(MemorySegment device, int number) {
            at(device, 4).set(JAVA_INT, 0, 7);
            return number == 0 ? 0 : 101;
        }

        int cuDeviceGetName(MemorySegment name, int length, int device) {
            at(name, length).setString(0, "Fake");
            return device == 7 ? 0 : 101;
        }

        int cuDeviceGetAttribute(MemorySegment value, int attribute, int device) {
            at(value, 4).set(JAVA_INT, 0, switch (attribute) {
                case CudaDriver.CAPABILITY_MAJOR -> 9;
                case CudaDriver.CAPABILITY_MINOR -> 0;
                case CudaDriver.MULTIPROCESSORS -> 132;
                default -> -1;
            });
            return device == 7 ? 0 : 101;
        }

        int cuDeviceTotalMem_v2(MemorySegment bytes, int device) {
            at(bytes, 8).set(JAVA_LONG, 0, 1L << 32);
            return 0;
        }

        int cuDevicePrimaryCtxRetain(MemorySegment made, int device) {
            at(made, 8).set(ADDRESS, 0, context);
            return 0;
        }

        int cuDevicePrimaryCtxRelease_v2(int device) {
            return 0;
        }

        int cuCtxSetCurrent(MemorySegment current) {
            return current.address() == context.address() ? 0 : 201;
        }

        int cuMemAlloc_v2(MemorySegment made, long bytes) throws Throwable {
            long fineGrained = 1 | 1 << 10;
            var memory = (MemorySegment) svmAllocate.invokeExact(context, fineGrained, bytes, 0);
            if (memory.address() == 0) {
                return CudaDriver.OUT_OF_MEMORY;
            }
            allocated.add(memory.address());
            at(made, 8).set(JAVA_LONG, 0, memory.address());
            return 0;
        }

        int cuMemFree_v2(long memory) throws Throwable {
            finished();
            return allocated.remove(memory) ? 0 : 1; // the memory itself stays
        }

        int cuMemcpyHtoD_v2(long to, MemorySegment from, long bytes) throws Throwable {
            finished();
            MemorySegment.ofAddress(to).reinterpret(bytes).copyFrom(at(from, bytes));
            return 0;
        }

        int cuMemcpyDtoH_v2(MemorySegment to, long from, long bytes) throws Throwable {
            int code = finished();
            at(to, bytes).copyFrom(MemorySegment.ofAddress(from).reinterpret(bytes));
            return code;
        }

        int cuModuleLoadData(MemorySegment made, MemorySegment image) throws Throwable {
            String[] parts = image.reinterpret(1 << 20).getString(0).split("\n", 2);
            MemorySegment text = arena.allocate(ADDRESS);
            text.set(ADDRESS, 0, arena.allocateFrom(parts[1]));
            var program = (MemorySegment) opencl.createProgram.invokeExact(context, 1, text,
                    MemorySegment.NULL, error);
            MemorySegment devices = arena.allocate(ADDRESS);
            devices.set(ADDRESS, 0, handle.device());
            MemorySegment options = arena.allocateFrom(
                    OpenClDevice.options(opencl, handle) + " " + parts[0]);
            int code = -1;
            for (int i = 0; i < OpenClDevice.BUILDS && code != 0; i++) {
                code = (int) opencl.buildProgram.invokeExact(program, 1, devices, options,
                        MemorySegment.NULL, MemorySegment.NULL);
            }
            at(made, 8).set(ADDRESS, 0, program);
            return code == 0 ? 0 : 200;
        }

        int cuModuleUnload(MemorySegment module) {
            return 0;
        }

        int cuModuleGetFunction(MemorySegment made, MemorySegment module, MemorySegment name)
                throws Throwable {
            var kernel = (MemorySegment) opencl.createKernel.invokeExact(module, name, error);
            at(made, 8).set(ADDRESS, 0, kernel);
            return error.get(JAVA_INT, 0) == 0 ? 0 : 500;
        }

        int cuLaunchKernel(MemorySegment kernel, int gridX, int gridY, int gridZ, int blockX,
                int blockY, int blockZ, int shared, MemorySegment stream, MemorySegment given,
                MemorySegment extra) throws Throwable {
            MemorySegment number = arena.allocate(JAVA_INT);
            OpenCl.check((int) kernelInfo.invokeExact(kernel, 0x1191, 4L, number,
                    MemorySegment.NULL), "number of arguments");
            int count = number.get(JAVA_INT, 0);
            for (int i = 0; i < count; i++) {
                MemorySegment value = at(at(given, 8L * count).getAtIndex(ADDRESS, i), 8);
                OpenCl.check((int) argumentInfo.invokeExact(kernel, i, 0x1196, 4L, number,
                        MemorySegment.NULL), "kind of argument");
                boolean pointer = number.get(JAVA_INT, 0) == 0x119B; // in global memory
                OpenCl.check(pointer
                        ? (int) svmArgument.invokeExact(kernel, i,
                                MemorySegment.ofAddress(value.get(JAVA_LONG_UNALIGNED, 0)))
                        : (int) opencl.setKernelArgument.invokeExact(kernel, i, 4L, value),
                        "argument");
            }
            if (gridY * gridZ * blockY * blockZ != 1 || shared != 0) {
                return 1;
            }
            MemorySegment all = arena.allocateFrom(JAVA_LONG, (long) gridX * blockX);
            MemorySegment group = arena.allocateFrom(JAVA_LONG, blockX);
            return (int) opencl.enqueueKernel.invokeExact(queue, kernel, 1, MemorySegment.NULL,
                    all, group, 0, MemorySegment.NULL, MemorySegment.NULL) == 0 ? 0 : 719;
        }

        int cuCtxSynchronize() throws Throwable {
            return finished() == 0 ? 0 : 719;
        }
    }

    /** The functions of nvrtc.h. */
    @SuppressWarnings("unused") // called by name
    private final class Compiler {

        private final List<String> texts = new ArrayList<>();
        private byte[] last = {};
        private String log = "";

        int nvrtcVersion(MemorySegment major, MemorySegment minor) {
            at(major, 4).set(JAVA_INT, 0, 13);
            at(minor, 4).set(JAVA_INT, 0, 1);
            return 0;
        }

        int nvrtcCreateProgram(MemorySegment made, MemorySegment text, MemorySegment name,
                int headers, MemorySegment contents, MemorySegment names) {
            texts.add(text.reinterpret(1 << 20).getString(0));
            at(made, 8).set(JAVA_LONG, 0, texts.size());
            return 0;
        }

        int nvrtcCompileProgram(MemorySegment program, int count, MemorySegment options) {
            String text = texts.get((int) program.address() - 1);
            List<String> macros = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String option = at(options, 8L * count).getAtIndex(ADDRESS, i)
                        .reinterpret(1 << 10).getString(0);
                if (option.startsWith("-D")) {
                    macros.add(option);
                }
            }
            log = text.contains("#error") ? "evowire(1): error: #error" : "";
            last = (String.join(" ", macros) + "\n" + text + "\0").getBytes();
            return log.isEmpty() ? 0 : 6;
        }

        int nvrtcDestroyProgram(MemorySegment program) {
            return 0;
        }

        int nvrtcGetCUBINSize(MemorySegment program, MemorySegment size) {
            at(size, 8).set(JAVA_LONG, 0, last.length);
            return 0;
        }

        int nvrtcGetCUBIN(MemorySegment program, MemorySegment to) {
            at(to, last.length).copyFrom(MemorySegment.ofArray(last));
            return 0;
        }

        int nvrtcGetProgramLogSize(MemorySegment program, MemorySegment size) {
            at(size, 8).set(JAVA_LONG, 0, log.length() + 1);
            return 0;
        }

        int nvrtcGetProgramLog(MemorySegment program, MemorySegment to) {
            at(to, log.length() + 1).setString(0, log);
            return 0;
        }
    }
}

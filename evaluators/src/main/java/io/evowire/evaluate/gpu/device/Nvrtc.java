package io.evowire.evaluate.gpu.device;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.evowire.evaluate.gpu.device.KernelSource.Program;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** NVIDIA's compiler of CUDA C at run time. */
final class Nvrtc {

    private static final List<String> NAMES = List.of("libnvrtc.so", "libnvrtc.so.13",
            "libnvrtc.so.12", "libnvrtc.so.11.2", "nvrtc64_130_0.dll", "nvrtc64_120_0.dll");

    private static final MemoryLayout P = ADDRESS;
    private static final MemoryLayout I = JAVA_INT;

    private final SymbolLookup library;
    private final MethodHandle version;
    private final MethodHandle createProgram;
    private final MethodHandle compileProgram;
    private final MethodHandle destroyProgram;
    private final MethodHandle getBinarySize;
    private final MethodHandle getBinary;
    private final MethodHandle getLogSize;
    private final MethodHandle getLog;

    /**
     * The functions of a library.
     *
     * @throws DeviceException if one is missing
     */
    Nvrtc(SymbolLookup library) {
        this.library = library;
        version = find("nvrtcVersion", P, P);
        createProgram = find("nvrtcCreateProgram", P, P, P, I, P, P);
        compileProgram = find("nvrtcCompileProgram", P, I, P);
        destroyProgram = find("nvrtcDestroyProgram", P);
        getBinarySize = find("nvrtcGetCUBINSize", P, P);
        getBinary = find("nvrtcGetCUBIN", P, P);
        getLogSize = find("nvrtcGetProgramLogSize", P, P);
        getLog = find("nvrtcGetProgramLog", P, P);
    }

    /** The library of this system; empty if there is none. */
    static Optional<Nvrtc> find() {
        String named = System.getProperty(Devices.NVRTC);
        return Libraries.find(named == null ? NAMES : List.of(named)).map(Nvrtc::new);
    }

    private MethodHandle find(String name, MemoryLayout... arguments) {
        MemorySegment symbol = library.find(name).orElseThrow(() -> new DeviceException(
                "NVRTC has no function %s; CUDA 11.2 or later is needed.".formatted(name)));
        return Linker.nativeLinker().downcallHandle(symbol,
                FunctionDescriptor.of(JAVA_INT, arguments));
    }

    /** Such as 13.1. */
    String version() {
        return Native.calling(() -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment major = arena.allocate(JAVA_INT);
                MemorySegment minor = arena.allocate(JAVA_INT);
                check((int) version.invokeExact(major, minor), "nvrtcVersion");
                return major.get(JAVA_INT, 0) + "." + minor.get(JAVA_INT, 0);
            }
        });
    }

    /**
     * Machine code for one architecture: any driver of the same major version can load it.
     *
     * @param architecture such as {@code sm_90}
     * @throws CompilationException with the compiler's message
     */
    byte[] compile(Program source, String architecture) {
        return Native.calling(() -> {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment handle = arena.allocate(ADDRESS);
                check((int) createProgram.invokeExact(handle, arena.allocateFrom(source.text()),
                        arena.allocateFrom("evowire"), 0, MemorySegment.NULL,
                        MemorySegment.NULL), "nvrtcCreateProgram");
                MemorySegment program = handle.get(ADDRESS, 0);
                try {
                    List<String> options = options(source, architecture);
                    MemorySegment flags = arena.allocate(ADDRESS, options.size());
                    for (int i = 0; i < options.size(); i++) {
                        flags.setAtIndex(ADDRESS, i, arena.allocateFrom(options.get(i)));
                    }
                    int code = (int) compileProgram.invokeExact(program, options.size(), flags);
                    if (code != 0) {
                        throw new CompilationException(architecture, log(program, arena));
                    }
                    return binary(program, arena);
                } finally {
                    int ignored = (int) destroyProgram.invokeExact(handle);
                }
            }
        });
    }

    private static List<String> options(Program source, String architecture) {
        List<String> options = new ArrayList<>(List.of("--gpu-architecture=" + architecture,
                // Each FMA is written: no other may be made of a product and a sum.
                "--fmad=false", "-default-device"));
        new TreeMap<>(source.macros()).forEach((name, value) -> options
                .add("-D%s=%d".formatted(name, value)));
        return options;
    }

    private byte[] binary(MemorySegment program, Arena arena) throws Throwable {
        MemorySegment size = arena.allocate(JAVA_LONG);
        check((int) getBinarySize.invokeExact(program, size), "nvrtcGetCUBINSize");
        MemorySegment binary = arena.allocate(size.get(JAVA_LONG, 0));
        check((int) getBinary.invokeExact(program, binary), "nvrtcGetCUBIN");
        return binary.toArray(JAVA_BYTE);
    }

    private String log(MemorySegment program, Arena arena) throws Throwable {
        MemorySegment size = arena.allocate(JAVA_LONG);
        check((int) getLogSize.invokeExact(program, size), "nvrtcGetProgramLogSize");
        MemorySegment log = arena.allocate(size.get(JAVA_LONG, 0) + 1);
        check((int) getLog.invokeExact(program, log), "nvrtcGetProgramLog");
        return log.getString(0);
    }

    private static void check(int code, String function) {
        if (code != 0) {
            throw new DeviceException("%s failed with NVRTC error %d.".formatted(function, code));
        }
    }
}

package io.evowire.run.crash.workers;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a candidate may do to its worker, and what it shall be recorded as. */
enum Fault {
    NOT_A_NUMBER("FAILED"), EXCEPTION("FAILED"), ENDLESS_RECURSION("FAILED"), FULL_HEAP(
            "OUT_OF_MEMORY"),
    FULL_NATIVE_MEMORY("OUT_OF_MEMORY"), ENDLESS_LOOP(
            "TIMED_OUT"),
    SLEEP("TIMED_OUT"), STOPPED_PROCESS("TIMED_OUT"), SYSTEM_EXIT(
            "CRASHED"),
    SEGMENTATION_FAULT("CRASHED"), KILLED("CRASHED"),
    /** The only one that does no harm. */
    NATIVE_PRINTING("COMPLETED");

    /** Trials that misbehave; all others are good. */
    static final Map<Integer, Fault> OF_TRIALS = Map.ofEntries(Map.entry(3, NOT_A_NUMBER),
            Map.entry(5, EXCEPTION), Map.entry(6, ENDLESS_RECURSION), Map.entry(7, FULL_HEAP),
            Map.entry(9, FULL_NATIVE_MEMORY), Map.entry(11, ENDLESS_LOOP), Map.entry(12, SLEEP),
            Map.entry(13, STOPPED_PROCESS), Map.entry(15, SYSTEM_EXIT),
            Map.entry(17, SEGMENTATION_FAULT), Map.entry(19, KILLED),
            Map.entry(21, NATIVE_PRINTING));

    private final String state;

    Fault(String state) {
        this.state = state;
    }

    /** What a trial with this fault is recorded as. */
    String state() {
        return state;
    }

    /** Does it; returns an accuracy if the worker lives on. */
    double happen() throws Exception {
        return switch (this) {
            case NOT_A_NUMBER -> Double.NaN;
            case EXCEPTION -> throw new IllegalStateException("as arranged");
            case ENDLESS_RECURSION -> happen() + 1;
            case FULL_HEAP -> fillHeap();
            case FULL_NATIVE_MEMORY -> fillNativeMemory();
            case ENDLESS_LOOP -> loop();
            case SLEEP -> sleep();
            case STOPPED_PROCESS -> signal("STOP");
            case SYSTEM_EXIT -> {
                System.exit(0);
                yield 0;
            }
            case SEGMENTATION_FAULT -> writeToAddressZero();
            case KILLED -> signal("KILL");
            case NATIVE_PRINTING -> printFromNativeCode();
        };
    }

    private static double fillHeap() {
        List<long[]> kept = new ArrayList<>();
        while (true) {
            kept.add(new long[1 << 16]);
        }
    }

    // As a native library does it: past the JVM, which bounds what Java asks for. Filled, because a
    // page is there only once it is written to.
    @SuppressWarnings("restricted")
    private static double fillNativeMemory() throws Exception {
        var malloc = handle("malloc",
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_LONG));
        long size = 8 << 20;
        try {
            while (true) {
                ((MemorySegment) malloc.invokeExact(size)).reinterpret(size).fill((byte) 1);
            }
        } catch (Throwable e) {
            throw new Exception(e);
        }
    }

    private static double loop() {
        long count = 0;
        while (count >= 0) {
            count = count + 2 & Long.MAX_VALUE;
        }
        return count;
    }

    private static double sleep() throws InterruptedException {
        Thread.sleep(3_600_000);
        return 0;
    }

    private static double signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(ProcessHandle.current().pid()))
                .start().waitFor();
        return sleep();
    }

    @SuppressWarnings("restricted")
    private static double writeToAddressZero() {
        MemorySegment.ofAddress(0).reinterpret(8).set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
        return 0;
    }

    private static double printFromNativeCode() throws Exception {
        var signature = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
        var puts = handle("puts", signature);
        var flush = handle("fflush", signature);
        try (Arena arena = Arena.ofConfined()) {
            int ignored = (int) puts.invokeExact(arena.allocateFrom("a complaint of native code"));
            int flushed = (int) flush.invokeExact(MemorySegment.NULL);
            return 0.5;
        } catch (Throwable e) {
            throw new Exception(e);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle handle(String name, FunctionDescriptor signature) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), signature);
    }
}

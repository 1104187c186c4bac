package io.evowire.run.worker;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Keeps the messages to the coordinator apart from what else is printed. ND4J's native code writes
 * its complaints to standard output, in the middle of a message if need be.
 */
final class NativeOutput {

    private static final int OUT = 1;
    private static final int ERR = 2;

    private NativeOutput() {}

    /**
     * Takes standard output for messages alone; whatever prints there from now on, Java or native,
     * prints to standard error. Where the system has no {@code dup2} this holds for Java only.
     */
    static OutputStream claim() {
        PrintStream before = System.out;
        System.setOut(System.err);
        Optional<MethodHandle> dup2 = dup2();
        if (dup2.isEmpty()) {
            return before;
        }
        try {
            var messages = new FileOutputStream("/dev/fd/" + OUT); // another way to the same pipe
            if ((int) dup2.get().invokeExact(ERR, OUT) < 0) {
                messages.close();
                return before;
            }
            return messages;
        } catch (IOException noSuchPath) {
            return before;
        } catch (Throwable e) {
            throw new IllegalStateException("dup2 failed: " + e, e);
        }
    }

    @SuppressWarnings("restricted")
    private static Optional<MethodHandle> dup2() {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find("dup2")
                .map(address -> linker.downcallHandle(address,
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT)));
    }
}

package io.evowire.run.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Signals of the operating system. The one place that uses {@code sun.misc.Signal}: Java has no
 * other way to outlive a SIGINT, and the JDK keeps this one on purpose (JEP 260, critical internal
 * APIs). Its compiler warns of it all the same, and cannot be told not to.
 */
public final class Signals {

    private Signals() {}

    /** The handling of a signal. */
    interface Handling extends AutoCloseable {

        /** Takes the signal once more, in case a library has taken it since. */
        void again();

        /** Ends the handling: what was there before is back. */
        @Override
        void close();
    }

    /** Exit code of a process that a signal ended, less the signal's number. */
    private static final int SIGNALLED = 128;

    // What the JVM did is put back when nobody handles a signal any more, so that those who do may
    // come and go in any order.
    private static final Map<String, Handled> ALL = new HashMap<>();

    private static final class Handled {

        final List<Runnable> actions = new CopyOnWriteArrayList<>();
        final Signal signal;
        final SignalHandler before;

        Handled(String name) {
            signal = new Signal(name);
            before = Signal.handle(signal, this::received);
        }

        private void received(Signal received) {
            newest().orElse(() -> Runtime.getRuntime().exit(SIGNALLED + received.getNumber()))
                    .run();
        }

        private void again() {
            put(this::received);
        }

        // A library that handled it in between, as LLVM does while it compiles for OpenCL, may have
        // put the JVM's own handler back behind Java's back; then Java knows of none, and who was
        // put here ends the process as that one does.
        private void putBack() {
            put(before);
        }

        private void put(SignalHandler handler) {
            try {
                Signal.handle(signal, handler);
            } catch (NullPointerException e) {
                // it is put all the same
            }
        }

        private Optional<Runnable> newest() {
            return actions.stream().reduce((earlier, later) -> later);
        }
    }

    /**
     * Handles a signal from here on, on a thread of the JVM's own; of several who do, the one that
     * came last alone. A signal that the process was started to ignore, as {@code nohup} does with
     * SIGHUP, stays ignored.
     *
     * @param name without SIG, such as {@code INT}
     */
    static Handling handle(String name, Runnable action) {
        synchronized (ALL) {
            ALL.computeIfAbsent(name, Handled::new).actions.add(action);
        }
        return new Handling() {
            @Override
            public void again() {
                take(name);
            }

            @Override
            public void close() {
                release(name, action);
            }
        };
    }

    private static void take(String name) {
        synchronized (ALL) {
            Handled handled = ALL.get(name);
            if (handled != null) {
                handled.again();
            }
        }
    }

    private static void release(String name, Runnable action) {
        synchronized (ALL) {
            Handled handled = ALL.get(name);
            if (handled != null && handled.actions.remove(action) && handled.actions.isEmpty()) {
                handled.putBack();
                ALL.remove(name);
            }
        }
    }

    /** Ignores signals for the rest of the process's life. */
    public static void ignore(List<String> names) {
        for (String name : names) {
            Signal.handle(new Signal(name), SignalHandler.SIG_IGN);
        }
    }
}

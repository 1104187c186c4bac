package io.evowire.run.system;

import java.util.List;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Signals of the operating system. The one place that uses {@code sun.misc.Signal}: Java has no
 * other way to outlive a SIGINT, and the JDK keeps this one on purpose (JEP 260, critical internal
 * APIs). Its compiler warns of it all the same, and cannot be told not to.
 */
public final class Signals {

    private Signals() {}

    /** Ends the handling of a signal: what was there before is back. */
    @FunctionalInterface
    interface Handling extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Handles a signal from here on, on a thread of the JVM's own. A signal that the process was
     * started to ignore, as {@code nohup} does with SIGHUP, stays ignored.
     *
     * @param name without SIG, such as {@code INT}
     */
    static Handling handle(String name, Runnable action) {
        var signal = new Signal(name);
        SignalHandler before = Signal.handle(signal, received -> action.run());
        return () -> Signal.handle(signal, before);
    }

    /** Ignores signals for the rest of the process's life. */
    public static void ignore(List<String> names) {
        for (String name : names) {
            Signal.handle(new Signal(name), SignalHandler.SIG_IGN);
        }
    }
}

package io.evowire.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes what one thread, and those that it starts, print on the standard streams. All others print
 * where they did, so that several tests can listen at the same time, each to its own.
 */
public final class Listener implements AutoCloseable {

    private static final ThreadLocal<@Nullable Listener> CURRENT = new InheritableThreadLocal<>();

    static {
        System.setOut(divided(System.out, listener -> listener.out));
        System.setErr(divided(System.err, listener -> listener.err));
    }

    private final @Nullable Listener before;
    private final OutputStream out = new ByteArrayOutputStream();
    private final OutputStream err = new ByteArrayOutputStream();

    private Listener(@Nullable Listener before) {
        this.before = before;
    }

    /** Listens to this thread from here on, until it is closed. */
    public static Listener open() {
        var listener = new Listener(CURRENT.get());
        CURRENT.set(listener);
        return listener;
    }

    private static PrintStream divided(PrintStream otherwise,
            Function<Listener, OutputStream> stream) {
        return new PrintStream(new OutputStream() {
            private OutputStream target() {
                Listener listener = CURRENT.get();
                return listener == null ? otherwise : stream.apply(listener);
            }

            @Override
            public void write(int b) throws IOException {
                target().write(b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                target().write(bytes, offset, length);
            }

            @Override
            public void flush() throws IOException {
                target().flush();
            }
        }, true, StandardCharsets.UTF_8);
    }

    /** Standard output so far. */
    public String out() {
        return text(out);
    }

    /** Standard error so far. */
    public String err() {
        return text(err);
    }

    private static String text(OutputStream bytes) {
        return ((ByteArrayOutputStream) bytes).toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        CURRENT.set(before);
    }
}

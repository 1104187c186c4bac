package io.evowire.run.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;

/** With SIGWINCH, which nobody else handles and which does nothing by default. */
class SignalsTest {

    private static final String NAME = "WINCH";

    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

    private String raised() throws InterruptedException {
        Signal.raise(new Signal(NAME));
        return seen.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void theNewestOfSeveralHandlesASignalWhoeverGoesFirst() throws InterruptedException {
        Signals.Handling first = Signals.handle(NAME, () -> seen.add("first"));
        assertEquals("first", raised());
        Signals.Handling second = Signals.handle(NAME, () -> seen.add("second"));
        assertEquals("second", raised());
        first.close();
        assertEquals("second", raised());
        second.close();
        second.close(); // once more does nothing
        assertThrows(IllegalArgumentException.class, this::raised, "nobody is left");
        try (Signals.Handling third = Signals.handle(NAME, () -> seen.add("third"))) {
            assertEquals("third", raised());
        }
    }

    @Test
    void whatALibraryTookIsTakenAgain() throws InterruptedException {
        try (Signals.Handling handling = Signals.handle(NAME, () -> seen.add("ours"))) {
            Signal.handle(new Signal(NAME), received -> seen.add("the library's"));
            assertEquals("the library's", raised());
            handling.again();
            assertEquals("ours", raised());
        }
        assertThrows(IllegalArgumentException.class, this::raised, "nobody is left");
    }

    @Test
    void manyAtATimeComeAndGo() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = IntStream.range(0, 4).<Future<?>>mapToObj(
                    thread -> threads.submit(() -> IntStream.range(0, 500).forEach(
                            i -> Signals.handle(NAME, () -> {}).close())))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        try (Signals.Handling last = Signals.handle(NAME, () -> seen.add("last"))) {
            assertEquals("last", raised());
        }
    }
}

package io.evowire.run.crash.store;

import com.sun.management.OperatingSystemMXBean;
import io.evowire.run.search.StubSearch;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stub search that tells how it feels: {@code MeasuredSearch DIR [key=value]...} prints, beside
 * {@code ended N}, a line {@code vitals TRIALS HEAP DESCRIPTORS NANOS} after every hundredth trial:
 * bytes of heap that are reachable, open file descriptors, and the processor
 * time since the last such line.
 */
final class MeasuredSearch {

    private static final int EVERY = 100;

    private static long since = processorNanos();

    private MeasuredSearch() {}

    public static void main(String[] args) throws IOException {
        var out = new PrintStream(System.out, true);
        List<String> settings = List.of(args).subList(1, args.length);
        StubSearch.search(Path.of(args[0]), "inline", settings, trial -> {
            out.println("ended " + trial.number());
            if ((trial.number() + 1) % EVERY == 0) {
                long nanos = processorNanos() - since;
                out.printf("vitals %d %d %d %d%n", trial.number() + 1, heap(), descriptors(),
                        nanos);
                since = processorNanos();
            }
        });
    }

    // Of the processor, which other tests beside this one do not make longer.
    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long descriptors() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

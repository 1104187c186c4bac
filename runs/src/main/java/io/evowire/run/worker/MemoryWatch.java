package io.evowire.run.worker;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/**
 * Ends a worker that takes more memory than it may, native memory included: the JVM bounds its heap
 * and JavaCPP the arrays of ND4J, but nothing bounds what native libraries allocate by themselves.
 * <p>
 * What counts is what the process has in memory or in swap and nobody else could use: libraries and
 * other mapped files do not count. The kernel cannot be asked to enforce such a bound on one
 * process: {@code ulimit -v} counts address space, of which a JVM reserves much more than it uses,
 * and control groups need privileges. So a thread looks ten times a second. A process that grows by
 * 2 GB/s is thus ended 200 MB late. On systems without {@code /proc} only heap and ND4J's arrays
 * are bounded.
 */
final class MemoryWatch {

    /** Where a worker finds its bound, bytes; none without it. */
    static final String PROPERTY = "evowire.worker.memory";

    private static final long PERIOD_MILLIS = 100;

    private MemoryWatch() {}

    /** Begins to watch this process, where the system tells what it takes. */
    static void start() {
        long limit = Long.getLong(PROPERTY, Long.MAX_VALUE);
        RandomAccessFile status;
        try {
            status = new RandomAccessFile("/proc/self/status", "r");
        } catch (IOException notLinux) {
            return;
        }
        Thread.ofPlatform().daemon().name("memory").start(() -> watch(status, limit));
    }

    private static void watch(RandomAccessFile status, long limit) {
        try (status) {
            while (true) {
                long taken = taken(status);
                if (taken > limit) {
                    System.err.printf("This worker takes %d MB and may take %d.%n", taken >> 20,
                            limit >> 20);
                    Runtime.getRuntime().halt(WorkerExit.MEMORY_SPENT);
                }
                Thread.sleep(PERIOD_MILLIS);
            }
        } catch (IOException e) {
            e.printStackTrace();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long taken(RandomAccessFile status) throws IOException {
        var buffer = new byte[8192];
        status.seek(0);
        int length = Math.max(0, status.read(buffer));
        return taken(new String(buffer, 0, length, StandardCharsets.US_ASCII));
    }

    /** Bytes that a process takes, from the text of its {@code /proc/PID/status}. */
    static long taken(String status) {
        return status.lines()
                .filter(line -> line.startsWith("RssAnon:") || line.startsWith("RssShmem:")
                        || line.startsWith("VmSwap:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).sum();
    }
}

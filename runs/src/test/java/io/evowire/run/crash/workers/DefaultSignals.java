package io.evowire.run.crash.workers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts processes that do not ignore signals. A shell lets commands in the background ignore SIGINT,
 * {@code nohup} SIGHUP, and all their children inherit that: also a search that a test wants to stop.
 */
final class DefaultSignals {

    /** Bits of SIGHUP, SIGINT and SIGTERM in the mask of ignored signals. */
    private static final long NEEDED = 1 << 0 | 1 << 1 | 1 << 14;

    private static final List<String> WITH_DEFAULTS = List.of("env",
            "--default-signal=HUP,INT,TERM");

    private static final boolean CAN = works();

    private DefaultSignals() {}

    /** What to put in front of a command. */
    static List<String> prefix() {
        return CAN ? WITH_DEFAULTS : List.of();
    }

    /** Whether processes started here will listen to signals. */
    static boolean reachChildren() {
        return CAN || (ignored() & NEEDED) == 0;
    }

    private static boolean works() {
        try {
            return new ProcessBuilder(Stream.concat(WITH_DEFAULTS.stream(), Stream.of("true"))
                    .toList()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // Of this process; nothing where the system does not tell.
    private static long ignored() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .findFirst().orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}

package io.evowire.run.wann;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.wann.WannSearch.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL of the process that searches for weight agnostic networks. */
@Tag("crash")
class KilledWannTest {

    private static final int GENERATIONS = 20;

    @TempDir
    private Path temporary;

    /** {@code main DIR} goes on with a search and prints each generation once it is recorded. */
    static final class Searcher {

        private Searcher() {}

        public static void main(String[] args) throws IOException {
            var out = new PrintStream(System.out, true);
            new WannSearch(new WannFiles(Path.of(args[0])), SmallImages.of(1),
                    new WannBudget(GENERATIONS, "none"), 2).run(() -> true, new Progress() {
                        @Override
                        public void again(int done, int all) {}

                        @Override
                        public void recorded(WannHistory history) {
                            out.println(history.last());
                            await();
                        }
                    });
        }
    }

    // Each generation waits until the one before it was read: no load lets a search end early.
    private static void await() {
        try {
            System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WannFiles created(String name) throws IOException {
        var files = new WannFiles(temporary.resolve(name));
        WannSearch.create(files, WannSearchTest.settings(3), "small", SmallImages.of(1));
        return files;
    }

    /** Runs it in a process of its own, which is killed after so many lines. */
    private static int run(WannFiles files, int lines) throws IOException, InterruptedException {
        return run(files, lines, Duration.ZERO);
    }

    /** The same, but after those lines it runs freely for a while before it is killed. */
    private static int run(WannFiles files, int lines, Duration freely)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), Searcher.class.getName(),
                files.directory().toString()).redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int last = 0;
        try (BufferedReader printed = process.inputReader()) {
            for (int i = 0; i < lines; i++) {
                String line = printed.readLine();
                if (line == null) {
                    break;
                }
                last = Integer.parseInt(line);
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
            }
            if (freely.isPositive()) {
                release(process);
                Thread.sleep(freely);
            }
            process.destroyForcibly();
        }
        process.waitFor();
        return last;
    }

    private static void release(Process process) {
        try {
            process.getOutputStream().write("\n".repeat(GENERATIONS).getBytes(UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            // it has ended, and reads no more
        }
    }

    @Test
    @Tag("long")
    void aSearchThatIsKilledAtRandomMomentsEndsWithTheSameBits()
            throws IOException, InterruptedException {
        WannFiles straight = created("straight");
        new WannSearch(straight, SmallImages.of(1), new WannBudget(GENERATIONS, "none"), 1)
                .run(() -> true, WannSearchTest.SILENT);
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int search = 0; search < 8; search++) {
            WannFiles killed = created("killed-" + search);
            for (int kill = 0; kill < 4; kill++) {
                int before = WannSearch.read(killed).last();
                int lines = random.nextInt(3);
                // Without a line it dies while the JVM starts or generations are computed again.
                var freely = Duration.ofMillis(random.nextInt(1, lines == 0 ? 1_500 : 60));
                int acknowledged = run(killed, lines, freely);
                String at = "seed %d, search %d, kill %d after %d lines and %s".formatted(seed,
                        search, kill, lines, freely);
                assertTrue(WannSearch.read(killed).last() >= Math.max(before, acknowledged), at);
                assertEquals(List.of(), WannVerification.faults(killed), at);
            }
            new WannSearch(killed, SmallImages.of(1), new WannBudget(GENERATIONS, "none"), 1)
                    .run(() -> true, WannSearchTest.SILENT);
            assertEquals(WannSearchTest.bits(straight), WannSearchTest.bits(killed),
                    "seed " + seed);
        }
    }

    @Test
    void aKilledSearchLosesNothingAndEndsWithTheSameBits()
            throws IOException, InterruptedException {
        WannFiles straight = created("straight");
        var search = new WannSearch(straight, SmallImages.of(1),
                new WannBudget(GENERATIONS, "none"), 1);
        search.run(() -> true, WannSearchTest.SILENT);
        WannFiles killed = created("killed");
        for (int lines : List.of(3, 15)) {
            int acknowledged = run(killed, lines);
            assertTrue(acknowledged >= lines, "printed " + acknowledged);
            assertTrue(WannSearch.read(killed).last() >= acknowledged);
        }
        new WannSearch(killed, SmallImages.of(1), new WannBudget(GENERATIONS, "none"), 1)
                .run(() -> true, WannSearchTest.SILENT);
        assertEquals(WannSearchTest.bits(straight), WannSearchTest.bits(killed));
    }
}

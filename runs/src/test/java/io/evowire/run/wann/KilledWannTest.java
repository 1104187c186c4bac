package io.evowire.run.wann;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.wann.WannSearch.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
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
            process.destroyForcibly();
        }
        process.waitFor();
        return last;
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

package io.evowire.run.crash.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.crash.store.Coordinator.Session;
import io.evowire.run.problem.Run;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrialStore;
import io.evowire.run.verify.Verification;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of thousands of trials that is killed again and again. */
@Tag("long")
class LongRunTest {

    private static final int TRIALS = 4_000;
    private static final int KILLS = 10;

    /** So many trials at the beginning are compared with as many at the end. */
    private static final int COMPARED = TRIALS / 5;

    /** Time for a trial at the end, in times of that at the beginning. */
    private static final double FLAT = 1.5;

    private static final String SETTING = "budget.trials=" + TRIALS;

    @TempDir
    private Path temporary;

    /**
     * What a process told of itself after a hundred trials.
     *
     * @param trials      number of trials so far
     * @param heap        reachable bytes
     * @param descriptors open files
     * @param nanos       processor time of the last hundred trials
     */
    private record Vitals(int trials, long heap, int descriptors, long nanos) {

        static Stream<Vitals> of(Session session) {
            return session.lines().stream().filter(line -> line.startsWith("vitals "))
                    .map(line -> line.split(" "))
                    .map(part -> new Vitals(Integer.parseInt(part[1]), Long.parseLong(part[2]),
                            Integer.parseInt(part[3]), Long.parseLong(part[4])));
        }

        static double median(List<Vitals> all, ToLongFunction<Vitals> value) {
            return middle(all.stream().mapToLong(value));
        }
    }

    @Test
    void thousandsOfTrialsAndTenKillsLeaveEverythingFlat() throws Exception {
        Coordinator coordinator = Coordinator.shared();
        var run = new Survivor(temporary.resolve("long"), List.of(SETTING));
        var vitals = new ArrayList<Vitals>();
        Set<Integer> stored = Set.of();
        for (int kill : kills()) {
            int trainings = run.trainings().size();
            Session session = coordinator.run(List.of(), MeasuredSearch.class, run.directory(),
                    (lines, read, process) -> {
                        String line = "";
                        while (line != null && !line.equals("ended " + kill)) {
                            line = lines.readLine();
                            read.add(String.valueOf(line));
                        }
                        process.destroyForcibly();
                    }, SETTING);
            assertTrue(session.killed(), session.errors());
            Set<Integer> before = stored;
            stored = run.requireKept(before, session.acknowledged());
            run.requireNotTrainedAgain(before, trainings);
            Vitals.of(session).forEach(vitals::add);
        }
        Session last = coordinator.run(List.of(), MeasuredSearch.class, run.directory(), SETTING);
        assertEquals(0, last.exitCode(), last.errors());
        Vitals.of(last).forEach(vitals::add);
        assertEquals(List.of(), Verification.faults(new RunFiles(run.directory())));
        assertEquals(TRIALS, run.stored().size());
        requireFlat(vitals);
        requireOpensQuickly(run.directory());
    }

    // All between the trials that are compared.
    private static List<Integer> kills() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(20);
        int room = (TRIALS - 2 * COMPARED) / KILLS;
        return IntStream.range(0, KILLS)
                .map(kill -> COMPARED + kill * room + random.nextInt(room * 3 / 4)).boxed()
                .toList();
    }

    private static double middle(LongStream values) {
        long[] sorted = values.sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
    }

    // Medians of many trials, so that neither a cold start nor a pause decides; a trial that is
    // known takes memory.
    private static void requireFlat(List<Vitals> vitals) {
        List<Vitals> first = vitals.stream().filter(v -> v.trials() <= COMPARED).toList();
        List<Vitals> last = vitals.stream().filter(v -> v.trials() > TRIALS - COMPARED)
                .toList();
        double nanosFirst = Vitals.median(first, Vitals::nanos) / 100;
        double nanosLast = Vitals.median(last, Vitals::nanos) / 100;
        double heapFirst = Vitals.median(first, Vitals::heap);
        double heapLast = Vitals.median(last, Vitals::heap);
        System.out.printf(
                "a trial took %.2f ms of the first, %.2f ms of the last; heap %.1f and "
                        + "%.1f MB; open files %.0f and %.0f%n",
                nanosFirst / 1e6, nanosLast / 1e6, heapFirst / 1e6, heapLast / 1e6,
                Vitals.median(first, Vitals::descriptors),
                Vitals.median(last, Vitals::descriptors));
        assertTrue(nanosLast < FLAT * nanosFirst, "the last trials take longer than the first");
        assertEquals(Vitals.median(first, Vitals::descriptors),
                Vitals.median(last, Vitals::descriptors), 2, "files stay open");
        assertTrue((heapLast - heapFirst) / (TRIALS - COMPARED) < 10_000,
                "more memory stays than what is known of each trial");
    }

    private void requireOpensQuickly(Path directory) throws IOException {
        Path tenth = temporary.resolve("tenth");
        String straight = Survivor.straight(tenth, List.of("budget.trials=" + TRIALS / 10));
        assertTrue(Files.readString(new RunFiles(directory).trialsCsv()).startsWith(straight),
                "the first trials are not those of a shorter run");
        double small = opening(tenth);
        double large = opening(directory);
        System.out.printf("opening %d trials took %.0f ms, %d trials %.0f ms%n", TRIALS / 10,
                small / 1e6, TRIALS, large / 1e6);
        assertTrue(large < 10 * FLAT * small, "a trial takes longer to open in a long run");
    }

    // As a resume does before it repeats its decisions. Nanoseconds of this thread on a processor:
    // what else the machine does is no matter.
    private static double opening(Path directory) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return middle(IntStream.range(0, 9).mapToLong(i -> {
            long start = threads.getCurrentThreadCpuTime();
            var files = new RunFiles(directory);
            Run.open(files);
            TrialStore.open(files).close();
            return threads.getCurrentThreadCpuTime() - start;
        }));
    }
}

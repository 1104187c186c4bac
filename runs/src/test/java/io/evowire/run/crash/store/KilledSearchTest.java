package io.evowire.run.crash.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.Thorough;
import io.evowire.run.crash.SideBySide;
import io.evowire.run.crash.Strace;
import io.evowire.run.crash.store.Coordinator.Session;
import io.evowire.run.search.StubSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL of the process that searches, at every step to the disk and at any time. */
@Tag("crash")
@Tag("thorough")
class KilledSearchTest {

    private static final int KILLS_OF_A_RUN = Thorough.of(5, 10);
    private static final int TRIALS = 40;

    /** Of the steps to the disk, so many are killed at by default. */
    private static final int STEPS = 3;

    /**
     * The shortest search with everything: also an offspring that is trained, models that leave,
     * and tests of what to take.
     */
    private static final List<String> TWO_GENERATIONS = List.of("budget.trials=3",
            "strategy.population=2", "measurements.testPicks=true",
            "finalTraining.epochs=2");

    @TempDir
    private static Path temporary;
    private static Coordinator coordinator;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        coordinator = Coordinator.shared();
    }

    @Test
    void aKillAtAnyStepToTheDiskLosesNothingAndRepeatsNothing() throws Exception {
        Strace.require();
        Survivor straight = run("straight", TWO_GENERATIONS);
        Path log = temporary.resolve("steps.txt");
        Session whole = coordinator.search(Strace.log(log, Strace.STEPS), straight);
        assertEquals(3, whole.acknowledged().size(), whole.errors());
        assertFalse(straight.tests().isEmpty());
        Map<String, Long> steps = Strace.calls(log).stream()
                .collect(Collectors.groupingBy(Strace.Call::name, Collectors.counting()));
        assertTrue(steps.get("fsync") > 30, "too few steps to the disk were seen: " + steps);
        var kills = new ArrayList<Callable<Void>>();
        steps.forEach((call, times) -> {
            for (int step = 1; step <= times; step++) {
                int nth = step;
                kills.add(() -> {
                    killAt(call, nth, straight);
                    return null;
                });
            }
        });
        SideBySide.run(Thorough.some(STEPS, kills));
        System.out.printf("killed before %d of these steps to the disk: %s%n",
                Thorough.some(STEPS, kills).size(), steps);
    }

    private static Survivor run(String name, List<String> settings) {
        return new Survivor(temporary.resolve(name), "models", settings);
    }

    private static void killAt(String call, int nth, Survivor straight)
            throws IOException, InterruptedException {
        Survivor run = run(call + "-" + nth, TWO_GENERATIONS);
        Session session = coordinator.search(Strace.kill(call, nth), run);
        assertTrue(session.killed(), () -> "%s %d: exit code %d %s".formatted(call, nth,
                session.exitCode(), session.errors()));
        run.requireKept(Set.of(), session.acknowledged());
        run.requireResumesTo(straight);
    }

    /**
     * Runs of the same search, each killed again and again.
     *
     * @param straight        the search to which nothing happens
     * @param runs            number of runs
     * @param endedWhenKilled for each kill, how many trials had ended
     */
    private record Killed(Survivor straight, int runs, List<Integer> endedWhenKilled) {

        static Killed of(String name, int runs, String... settings) throws IOException {
            var straight = new Survivor(temporary.resolve(name), "models", Stream.concat(
                    Stream.of("budget.trials=" + TRIALS), Stream.of(settings)).toList());
            straight.straight();
            return new Killed(straight, runs, Collections.synchronizedList(new ArrayList<>()));
        }

        Stream<Callable<Void>> tasks() {
            return IntStream.range(0, runs).mapToObj(i -> () -> {
                RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(i);
                var run = new Survivor(straight.directory().resolveSibling(
                        straight.directory().getFileName() + "-" + i), "models",
                        straight.settings());
                endedWhenKilled.addAll(killAgainAndAgain(run, random));
                run.requireResumesTo(straight);
                return null;
            });
        }

        void requireSpread() {
            System.out.printf("%d kills, after so many trials: %s%n", endedWhenKilled.size(),
                    endedWhenKilled.stream().collect(Collectors.groupingBy(ended -> ended,
                            TreeMap::new, Collectors.counting())));
            assertTrue(endedWhenKilled.size() >= Thorough.of(70, 90) * runs * KILLS_OF_A_RUN / 100);
            assertTrue(endedWhenKilled.stream().anyMatch(ended -> ended < TRIALS / 5)
                    && endedWhenKilled.stream().anyMatch(ended -> ended > TRIALS * 4 / 5),
                    "kills shall be spread over the whole length");
        }
    }

    @Test
    void manyKillsOfOneRunAtAnyTimeLeadToTheSameEnd() throws Exception {
        List<Killed> kinds = new ArrayList<>();
        for (String name : Thorough.some(1, List.of("plain", "believing", "open", "rungs"))) {
            kinds.add(switch (name) {
                case "plain" -> Killed.of(name, 10);
                case "believing" -> Killed.of(name, 3, "strategy.kind=surrogate",
                        "reading=posterior", "race={share: 0.15, seeds: 2}", "budget.trials=54",
                        "strategy.surrogate={initial: 8, looks: 2, offspring: 24, draws: 8}");
                case "open" -> Killed.of(name, Thorough.of(1, 2), "space.widths=ratios",
                        "space.skeleton={stem: [{channels: [8, 16], stride: [1, 2]}], "
                                + "strides: [[1, 2]], headChannels: [32, 64]}",
                        "space.operations=[separable3x3, conv3x3, maxpool3x3, avgpool3x3]",
                        "space.linkRates=[0, 0.1]");
                default -> Killed.of(name, Thorough.of(1, 2),
                        "strategy.rungs={count: 3, eta: 2}", "strategy.warmStart=true");
            });
        }
        SideBySide.run(kinds.stream().flatMap(Killed::tasks).toList());
        kinds.forEach(Killed::requireSpread);
    }

    // Each kill later than the one before, from the start of the run to its end. Most hit a search
    // at work, some one that starts or resumes;
    // such a one may have come to its end before.
    private static List<Integer> killAgainAndAgain(Survivor run, RandomGenerator random)
            throws IOException, InterruptedException {
        Set<Integer> stored = Set.of();
        var endedWhenKilled = new ArrayList<Integer>();
        for (int kill = 0; kill < KILLS_OF_A_RUN; kill++) {
            boolean working = random.nextInt(5) > 0;
            int target = (TRIALS - 8) * kill / (KILLS_OF_A_RUN - 1) + random.nextInt(4);
            Duration delay = Duration.ofNanos(random.nextLong(working ? 4_000_000 : 500_000_000));
            int trainings = run.trainings().size();
            Session session = coordinator.run(List.of(), StubSearch.class, run.directory(),
                    (lines, read, process) -> {
                        String line = "";
                        while (working && line != null && !reaches(line, target)) {
                            line = lines.readLine();
                            read.add(String.valueOf(line));
                        }
                        Thread.sleep(delay);
                        process.destroyForcibly();
                    }, run.words());
            assertTrue(session.killed() || !working, session.errors());
            Set<Integer> before = stored;
            stored = run.requireKept(before, session.acknowledged());
            run.requireNotTrainedAgain(before, trainings);
            if (session.killed()) {
                endedWhenKilled.add(stored.size());
            }
        }
        return endedWhenKilled;
    }

    private static boolean reaches(String line, int trial) {
        return line.startsWith("ended ") && Integer.parseInt(line.substring(6)) >= trial;
    }

    /** What a power failure leaves is what was forced: so order is what counts. */
    @Test
    void nothingIsAcknowledgedBeforeItIsForcedToTheDisk() throws Exception {
        Strace.require();
        Path log = temporary.resolve("order.txt");
        Session session = coordinator.search(
                Strace.log(log, Strace.STEPS + ",write,pwrite64,ftruncate"),
                temporary.resolve("ordered"), "budget.trials=6");
        assertEquals(6, session.acknowledged().size(), session.errors());
        boolean logIsForced = true;
        boolean headIsForced = true;
        boolean headHasMoved = true;
        boolean headIsInPlace = true;
        int acknowledged = 0;
        for (Strace.Call call : Strace.calls(log)) {
            String file = call.path().substring(call.path().lastIndexOf('/') + 1);
            switch (call.name() + " " + file) {
                case "pwrite64 run.db-wal", "ftruncate run.db-wal" -> {
                    logIsForced = false;
                    headHasMoved = false;
                    headIsInPlace = false;
                }
                case "write run.head.new", "pwrite64 run.head.new" -> headIsForced = false;
                case "fsync run.db-wal", "fdatasync run.db-wal" -> logIsForced = true;
                case "fsync run.head.new", "fdatasync run.head.new" -> headIsForced = true;
                case "rename run.head.new", "renameat run.head.new", "renameat2 run.head.new" -> {
                    assertTrue(headIsForced, "the head moved to its place before it was forced");
                    headHasMoved = true;
                }
                case "fsync ordered" -> headIsInPlace = headHasMoved;
                default -> {
                    if (call.name().equals("write") && call.arguments().contains("\"ended ")) {
                        acknowledged++;
                        assertTrue(logIsForced, "the log was written, but not forced");
                        assertTrue(headIsInPlace, "the head does not name the last event yet");
                    }
                }
            }
        }
        assertEquals(6, acknowledged);
    }
}

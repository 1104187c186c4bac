package io.evowire.run.crash.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.Thorough;
import io.evowire.run.store.RunFiles;
import io.evowire.run.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workers that somebody kills. Each candidate loses its worker at most once: one that loses two is
 * {@code CRASHED}, because from the outside its own fault looks the same.
 */
@Tag("crash")
@Tag("thorough")
class KilledWorkersTest {

    private static final int TRIALS = Thorough.of(5, 40);

    @TempDir
    private Path temporary;

    @Test
    void aSearchWhoseWorkersAreKilledAtRandomEndsLikeAnyOther() throws Exception {
        Child.assumeSignals();
        RunFiles straight = new RunFiles(temporary.resolve("straight"));
        assertEquals(0, Child.resume(straight, TRIALS));
        RunFiles files = new RunFiles(temporary.resolve("killed"));
        Child search = Child.search(files, "slow:60", TRIALS, "workers.count=2")
                .training(files, 1);
        var random = new Random(4);
        Set<Integer> victims = new HashSet<>();
        int spared = 0;
        while (search.process().isAlive()) {
            Thread.sleep(random.nextInt(100));
            List<Long> workers = training(files);
            if (!workers.isEmpty() && !killOnce(files, workers.get(random.nextInt(workers.size())),
                    victims)) {
                spared++;
            }
        }
        search.ends(0);
        System.err.printf("%d of %d candidates lost their worker, %d times one was spared%n",
                victims.size(), TRIALS, spared);
        assertTrue(victims.size() >= TRIALS / 4, "killed too rarely to test anything: " + victims);
        assertEquals(TRIALS + victims.size(), Child.trained(files).size());
        assertEquals(Child.table(straight), Child.table(files));
        assertEquals(List.of(), Verification.faults(files));
    }

    private static List<Long> training(RunFiles files) throws IOException {
        try (var entries = Files.list(files.directory())) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("training-"))
                    .map(name -> Long.parseLong(name.substring("training-".length())))
                    .filter(worker -> ProcessHandle.of(worker).isPresent()).toList();
        }
    }

    // Stopped, a worker cannot go on to another candidate between the look and the kill.
    private static boolean killOnce(RunFiles files, long worker, Set<Integer> victims)
            throws IOException, InterruptedException {
        Child.signal("STOP", worker);
        Child.awaitStopped(worker);
        Path training = FaultyWorker.training(files, worker);
        String trial = Files.exists(training) ? Files.readString(training) : "";
        if (trial.isEmpty() || !victims.add(Integer.parseInt(trial))) {
            Child.signal("CONT", worker);
            return false;
        }
        Child.signal("KILL", worker);
        return true;
    }
}

package io.evowire.run.crash.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.Thorough;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.export.TrialsTable;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.problem.Run;
import io.evowire.run.search.StubSearch;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrialStore;
import io.evowire.run.verify.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Damage to the files of a run: found by {@code verify}, which names the file, or proven harmless
 * because everything that the run holds is as before.
 */
@Tag("crash")
@Tag("thorough")
class DamagedRunTest {

    private static final int FLIPS = Thorough.of(80, 500);
    private static final int LENGTHS = Thorough.of(8, 40);
    private static final List<String> SETTINGS = List.of("budget.trials=24");

    @TempDir
    private static Path temporary;
    private static Path finished; // of a run that ended in good order
    private static Path killed; // as a kill would leave it, with its -wal
    private static Path other; // of another run that ended in good order
    private static String table = "";
    private static String tableWhenKilled = "";
    private static @Nullable SearchConfig config;

    private final Path copy = temporary.resolve("copy");

    @BeforeAll
    static void run() throws IOException {
        finished = temporary.resolve("finished");
        killed = temporary.resolve("killed");
        other = temporary.resolve("other");
        StubSearch.search(finished, "models", SETTINGS, trial -> {
            if (trial.number() == 22) {
                copy(finished, killed);
            }
        });
        table = Files.readString(finished.resolve("trials.csv"));
        StubSearch.search(other, "models", List.of("budget.trials=24", "seed=8"), trial -> {});
        Path opened = temporary.resolve("opened"); // to open it is to change its files
        copy(killed, opened);
        config = Run.open(new RunFiles(finished)).config();
        tableWhenKilled = csv(opened);
        assertTrue(Files.size(killed.resolve("run.db-wal")) > 10_000, "no log to damage");
    }

    private static String csv(Path run) {
        return TrialsTable.csv(Objects.requireNonNull(config),
                TrialStore.read(new RunFiles(run)).trials());
    }

    /** The files that hold something: a lock names a process, and logs are for people. */
    private static List<String> files(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            return files.filter(Files::isRegularFile).map(run::relativize).map(Path::toString)
                    .filter(name -> !name.equals("run.lock") && !name.startsWith("logs"))
                    // made anew from the log by whoever opens the database first
                    .filter(name -> !name.equals("run.db-shm")).sorted().toList();
        }
    }

    private static List<String> models(Path run) throws IOException {
        List<String> models = files(run).stream().filter(name -> name.startsWith("models"))
                .toList();
        assertTrue(models.size() > 2, "too few models to damage");
        return models;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.resolve("models"));
            for (String name : files(from)) {
                Files.copy(from.resolve(name), to.resolve(name),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void restore(Path from) throws IOException {
        if (Files.exists(copy)) {
            try (Stream<Path> files = Files.walk(copy)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.delete(file);
                }
            }
        }
        copy(from, copy);
    }

    /** Whether verify found the damage; if not, nothing may be lost or changed. */
    private boolean found(Path run, String file, String what) throws IOException {
        List<String> faults = Verification.faults(new RunFiles(copy));
        if (faults.isEmpty()) {
            assertEquals(run.equals(finished) ? table : tableWhenKilled,
                    csv(copy),
                    () -> what + " of " + file + " changed what the run holds, unseen");
            return false;
        }
        String name = file.startsWith("run.db") ? "run.db" : file;
        assertTrue(faults.stream().allMatch(line -> line.contains(name)),
                () -> what + " of " + file + " was reported as " + faults);
        return true;
    }

    @Test
    void everyFlippedBitOfAFinishedRunIsFoundOrHarmless() throws IOException {
        List<String> files = files(finished);
        assertTrue(files.containsAll(
                List.of("config.yaml", "front.csv", "run.db", "run.head", "trials.csv")));
        assertEquals(models(finished).size(), files.size() - 5, "nothing but models beside");
        flip(finished, files, FLIPS);
    }

    @Test
    void everyFlippedBitAfterAKillIsFoundOrHarmless() throws IOException {
        flip(killed, List.of("run.db", "run.db-wal", "run.head", models(killed).getFirst()), 150);
    }

    private void flip(Path run, List<String> files, int flips) throws IOException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(500);
        int found = 0;
        for (int i = 0; i < flips; i++) {
            String name = files.get(i % files.size());
            byte[] bytes = Files.readAllBytes(run.resolve(name));
            int at = random.nextInt(bytes.length);
            int bit = random.nextInt(8);
            bytes[at] ^= (byte) (1 << bit);
            restore(run);
            Files.write(copy.resolve(name), bytes);
            boolean seen = found(run, name, "bit %d of byte %d".formatted(bit, at));
            assertTrue(seen || name.startsWith("run.db"),
                    () -> "only a database has bytes without a meaning, not " + name);
            found += seen ? 1 : 0;
        }
        System.out.printf("%d of %d flipped bits were found, the others changed nothing%n", found,
                flips);
    }

    @Test
    void everyTruncationOfAFinishedRunIsFoundOrHarmless() throws IOException {
        truncate(finished, files(finished));
    }

    @Test
    void everyTruncationAfterAKillIsFoundOrHarmless() throws IOException {
        truncate(killed, List.of("run.db", "run.db-wal", "run.head"));
    }

    private void truncate(Path run, List<String> files) throws IOException {
        for (String name : files) {
            byte[] bytes = Files.readAllBytes(run.resolve(name));
            var lengths = new TreeSet<>(List.of(0, 1, bytes.length / 2, bytes.length - 1));
            int many = name.startsWith("models") ? LENGTHS / 4 : LENGTHS;
            for (int i = 0; i < many; i++) {
                lengths.add((int) ((long) bytes.length * i / many));
            }
            for (int length : lengths) {
                restore(run);
                Files.write(copy.resolve(name), Arrays.copyOf(bytes, length));
                boolean seen = found(run, name, "length %d".formatted(length));
                // Before the log has gone into it, a database holds nothing that the log does not.
                assertTrue(
                        seen || run.equals(killed) && name.startsWith("run.db")
                                || name.equals("run.head") && length == bytes.length - 1,
                        () -> "%s was cut to %d bytes, unseen".formatted(name, length));
            }
        }
    }

    @Test
    void everyMixtureOfTheFilesOfTwoRunsIsFound() throws IOException {
        List<String> names = List.of("config.yaml", "front.csv", "run.db", "run.head",
                "trials.csv", "models");
        for (int mixture : Thorough.some(16, (1 << names.size()) - 2)) {
            restore(finished);
            var swapped = new ArrayList<String>();
            for (int i = 0; i < names.size(); i++) {
                if ((mixture >> i & 1) == 1) {
                    swapped.add(names.get(i));
                    swap(names.get(i));
                }
            }
            List<String> faults = Verification.faults(new RunFiles(copy));
            assertTrue(names.stream().anyMatch(name -> faults.toString().contains(name)),
                    () -> swapped + " came from another run, unseen: " + faults);
        }
    }

    private void swap(String name) throws IOException {
        for (String file : files(finished).stream().filter(f -> f.startsWith(name)).toList()) {
            Files.delete(copy.resolve(file));
        }
        for (String file : files(other).stream().filter(f -> f.startsWith(name)).toList()) {
            Files.copy(other.resolve(file), copy.resolve(file));
        }
    }

    @Test
    void everyMissingFileIsFoundButADonorsModelWhichIsOnlyTrainedAgain() throws IOException {
        var files = new RunFiles(finished);
        Set<String> front = FitnessScale.of(Run.open(files).factory())
                .front(TrialStore.read(files).trials()).stream()
                .map(trial -> finished.relativize(files.model(trial.number())).toString())
                .collect(Collectors.toSet());
        for (String name : files(finished)) {
            restore(finished);
            Files.delete(copy.resolve(name));
            boolean donor = name.startsWith("models") && !front.contains(name);
            assertEquals(!donor, found(finished, name, "absence"), name);
        }
    }

    @ParameterizedTest
    @CsvSource({"run.db, SQLite format", "run.db, validationAccuracy", "run.db, PROPOSED",
            "config.yaml, seed"})
    void behindDamageToOneFileTheOthersAreStillJudged(String first, String text)
            throws IOException {
        List<String> models = models(finished);
        restore(finished);
        // Wherever it stands: a database keeps old copies in parts of pages that are free now.
        Matcher places = Pattern.compile(text)
                .matcher(Files.readString(copy.resolve(first), StandardCharsets.ISO_8859_1));
        while (places.find()) {
            change(first, places.start());
        }
        change("run.head", 5);
        change(models.getFirst(), 300);
        Path cut = copy.resolve(models.getLast());
        Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 700));
        List<String> faults = Verification.faults(new RunFiles(copy));
        for (String name : List.of(first, "run.head", models.getFirst(), models.getLast())) {
            assertTrue(faults.stream().anyMatch(line -> line.contains(name)),
                    () -> name + " is not among " + faults);
        }
        assertFalse(faults.stream().anyMatch(line -> line.contains(models.get(1))),
                () -> "accused though it is sound: " + faults);
    }

    @Test
    void aMissingDatabaseIsNamedAndTheRestIsJudged() throws IOException {
        restore(finished);
        Files.delete(copy.resolve("run.db"));
        String model = models(finished).getFirst();
        Files.write(copy.resolve(model), new byte[700]);
        List<String> faults = Verification.faults(new RunFiles(copy));
        assertEquals(2, faults.size(), faults::toString);
        assertTrue(faults.getFirst().contains("run.db") && faults.getLast().contains(model),
                faults::toString);
    }

    // All bits of eight bytes, so that it cannot be one without a meaning.
    private void change(String name, int place) throws IOException {
        byte[] bytes = Files.readAllBytes(copy.resolve(name));
        for (int i = place; i < Math.min(place + 8, bytes.length); i++) {
            bytes[i] ^= (byte) 0xff;
        }
        Files.write(copy.resolve(name), bytes);
    }

    @Test
    void aMissingLogAfterAKillIsFoundAndNamed() throws IOException {
        restore(killed);
        assertEquals(List.of(), Verification.faults(new RunFiles(copy)));
        restore(killed);
        Files.delete(copy.resolve("run.db-wal"));
        List<String> faults = Verification.faults(new RunFiles(copy));
        assertEquals(1, faults.size());
        assertTrue(faults.getFirst().contains("run.head")
                && faults.getFirst().contains("copied without its -wal"), faults.getFirst());
    }

    @Test
    void anOlderHeadIsHarmless() throws IOException {
        restore(finished);
        Files.copy(killed.resolve("run.head"), copy.resolve("run.head"),
                StandardCopyOption.REPLACE_EXISTING);
        assertEquals(List.of(), Verification.faults(new RunFiles(copy)));
        new Survivor(copy, SETTINGS).requireResumesTo(table);
    }

    @Test
    void anOlderDatabaseIsFound() throws IOException {
        restore(killed);
        TrialStore.open(new RunFiles(copy)).close(); // the log goes into the database
        Path older = temporary.resolve("older.db");
        Files.copy(copy.resolve("run.db"), older, StandardCopyOption.REPLACE_EXISTING);
        restore(finished);
        Files.copy(older, copy.resolve("run.db"), StandardCopyOption.REPLACE_EXISTING);
        assertTrue(found(finished, "run.db", "an older state"));
    }
}

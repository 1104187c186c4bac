package io.evowire.run.crash.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Recognition;
import io.evowire.run.search.StubSearch;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run that faults happen to, and what must hold after each.
 *
 * @param directory of the run
 * @param training  what {@link StubSearch} calls its trainings
 * @param settings  of its search
 */
record Survivor(Path directory, String training, List<String> settings) {

    /** A run whose trainings leave no models. */
    Survivor(Path directory, List<String> settings) {
        this(directory, "inline", settings);
    }

    /** What {@link StubSearch} gets behind the directory. */
    String[] words() {
        return Stream.concat(Stream.of(training), settings.stream()).toArray(String[]::new);
    }

    private RunFiles files() {
        return new RunFiles(directory);
    }

    /** A run that nothing happens to; returns its table. */
    static String straight(Path directory, List<String> settings) throws IOException {
        return new Survivor(directory, settings).straight();
    }

    /** Searches to the end; returns the table. */
    String straight() throws IOException {
        StubSearch.search(directory, training, settings, trial -> {});
        return Files.readString(files().trialsCsv());
    }

    /** Names of the models that it holds, and of whatever lies beside them. */
    private Set<String> models() throws IOException {
        if (!Files.isDirectory(files().models())) {
            return Set.of();
        }
        try (Stream<Path> models = Files.list(files().models())) {
            return models.map(model -> model.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** As {@link #requireResumesTo(String)}, to the table and the models of a run that went straight. */
    void requireResumesTo(Survivor straight) throws IOException {
        requireResumesTo(Files.readString(straight.files().trialsCsv()));
        assertEquals(straight.models(), models(), directory.toString());
        assertEquals(straight.tests(), tests(), directory.toString());
    }

    /** What the networks to take took the test images for, by trial. */
    Map<Integer, Recognition> tests() {
        History history = TrialStore.read(files());
        Map<Integer, Recognition> tests = new TreeMap<>();
        history.trials().forEach(trial -> history.tested(trial.number())
                .ifPresent(found -> tests.put(trial.number(), found)));
        return tests;
    }

    /** Numbers of the trials whose outcome is recorded. */
    Set<Integer> stored() {
        return Files.exists(files().database())
                ? TrialStore.read(files()).trials().stream().filter(Trial::ended)
                        .map(Trial::number).collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    /**
     * After a session that began with some trials stored: acknowledged <= stored <= acknowledged + 1.
     *
     * @return what is stored now
     */
    Set<Integer> requireKept(Set<Integer> before, List<Integer> acknowledged) {
        Set<Integer> stored = stored();
        var known = new TreeSet<>(before);
        known.addAll(acknowledged);
        assertTrue(stored.containsAll(known), () -> directory + ": acknowledged " + known
                + ", but only " + stored + " are stored");
        assertTrue(stored.size() <= known.size() + 1, () -> directory + ": " + stored
                + " are stored, but only " + known + " are acknowledged");
        return stored;
    }

    /** How often a training began so far, and of which trials. */
    List<Integer> trainings() throws IOException {
        Path file = StubSearch.trainings(directory);
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .map(line -> Integer.valueOf(line.substring("trained ".length()))).toList()
                : List.of();
    }

    /** Since that many trainings, none of these trials was trained again. */
    void requireNotTrainedAgain(Set<Integer> stored, int since) throws IOException {
        List<Integer> all = trainings();
        assertEquals(List.of(),
                all.subList(since, all.size()).stream().filter(stored::contains).toList(),
                () -> directory + ": trials that were recorded were trained again");
    }

    /** Resumes to the end: the table is that of the straight run, and everything is sound. */
    void requireResumesTo(String table) throws IOException {
        Set<Integer> stored = stored();
        int trainings = trainings().size();
        StubSearch.search(directory, training, settings, trial -> {});
        requireNotTrainedAgain(stored, trainings);
        assertEquals(table, Files.readString(files().trialsCsv()), directory.toString());
        assertEquals(List.of(), Verification.faults(files()));
    }
}

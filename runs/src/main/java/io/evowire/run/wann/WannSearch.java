package io.evowire.run.wann;

import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.wann.WannWorkers;
import io.evowire.genome.wann.WannGenome;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import io.evowire.run.store.log.DiskFailure;
import io.evowire.run.store.log.DurableFiles;
import io.evowire.run.store.log.Entry;
import io.evowire.run.store.log.FileSystems;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.system.Machine;
import io.evowire.run.system.ProgramVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A search for weight agnostic networks in its directory, from where it stands to the end of its
 * budget. Resuming is running it again.
 *
 * @param files   of its directory
 * @param images  the data set
 * @param budget  when it ends
 * @param threads that compute networks, at least 1
 */
public record WannSearch(WannFiles files, ImageDataset images, WannBudget budget, int threads) {

    /** Generations from one file of the population to the next. */
    private static final int CHECKPOINT_EVERY = 16;
    /** Generations from one look for a champion to the next, as the authors have it. */
    private static final int CHAMPION_EVERY = 8;

    /** Told how a search goes on. */
    public interface Progress {

        /** Nobody is told. */
        Progress NONE = new Progress() {
            @Override
            public void again(int done, int all) {}

            @Override
            public void recorded(WannHistory history) {}
        };

        /** So many recorded generations of so many are computed again. */
        void again(int done, int all);

        /** A generation is recorded. */
        void recorded(WannHistory history);

        /** Both are told, this one first. */
        default Progress with(Progress other) {
            Progress first = this;
            return new Progress() {
                @Override
                public void again(int done, int all) {
                    first.again(done, all);
                    other.again(done, all);
                }

                @Override
                public void recorded(WannHistory history) {
                    first.recorded(history);
                    other.recorded(history);
                }
            };
        }
    }

    /** Told how far a computation is. */
    @FunctionalInterface
    public interface Counted {

        /** So many of so many are done. */
        void done(int done, int all);
    }

    /**
     * Makes the directory of a new search.
     *
     * @param data SPEC of the images
     * @throws UserException if the directory holds a run
     */
    public static void create(WannFiles files, WannSettings settings, String data,
            ImageDataset images) throws IOException {
        Files.createDirectories(files.directory());
        FileSystems.requireLocal(files);
        try (RunLock lock = RunLock.take(files)) {
            lock.requireHeld();
            var record = new WannRecord(WannStore.FORMAT, ProgramVersion.build(), settings, data,
                    images.fingerprint(), images.classes());
            if (!Files.exists(files.database())) { // else the log says what there is
                write(files, files.settings(), Json.pretty(record) + "\n");
            }
            WannStore.create(files, record);
        }
    }

    /**
     * What the log of a search holds now.
     *
     * @throws UserException if the directory holds no such search, or it is damaged
     */
    public static WannHistory read(WannFiles files) {
        if (!WannFiles.in(files.directory())) {
            throw new UserException("""
                    %s holds no search for weight agnostic networks. Check the path, or start one: \
                    evowire wann search --out DIR""".formatted(files.directory()));
        }
        return WannStore.read(files);
    }

    /**
     * Records how good the champion is on the test images, for the page.
     *
     * @return false if a process works on the search; then nothing is recorded
     */
    public static boolean record(WannFiles files, WannTested tested) throws IOException {
        return WannStore.tested(files, tested);
    }

    /**
     * Goes on until the budget is spent.
     *
     * @param mayGoOn asked before each generation
     * @return what the search came to
     * @throws UserException with exit code 2 if the images are others than those of the search;
     *                       with 4 if another process works on it; with 5 if something is damaged,
     *                       or the recorded generations do not come about again
     */
    public WannHistory run(BooleanSupplier mayGoOn, Progress progress) throws IOException {
        try (RunLock lock = RunLock.take(files);
                WannStore store = WannStore.open(files);
                WannWorkers workers = new WannWorkers(threads)) {
            WannRecord record = store.history().record();
            var course = new Course(record.settings(), record.classes(),
                    WannData.of(images, record).search(), workers);
            store.append(List.of(WannHistory.OPENED.entry(session())));
            List<WannGenome> population = replayed(store.history(), course, progress);
            advance(store, course, population, mayGoOn, progress);
            lock.requireHeld();
            writeResults(store.history());
            return store.history();
        }
    }

    private WannSession session() {
        return new WannSession(ProcessHandle.current().pid(),
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                ProgramVersion.build(), Machine.description(), threads, budget.generations(),
                budget.time());
    }

    /** The generation after the last one that is recorded. */
    private List<WannGenome> replayed(WannHistory history, Course course, Progress progress) {
        int from = history.checkpoint().map(WannCheckpoint::generation).orElse(1);
        List<WannGenome> population = history.checkpoint()
                .map(made -> PopulationFile.read(files, made)).orElseGet(course::first);
        for (int generation = from; generation <= history.last(); generation++) {
            Course.Scored again = course.score(generation, population);
            if (!again.told().equalsButForTime(history.generation(generation))) {
                throw new UserException(ExitCode.CORRUPT, """
                        Generation %d of %s does not come about again as it is recorded. Maybe \
                        another version of the program or another Java made it. What is recorded \
                        is kept. Resume with that version, or start a new search."""
                        .formatted(generation, files.directory()));
            }
            population = again.next();
            progress.again(generation - from + 1, history.last() - from + 1);
        }
        return population;
    }

    /**
     * Makes all decisions of a search again: every generation from the first one on.
     *
     * @param progress told how many of how many generations are computed
     * @return what comes out otherwise than it is recorded, in words
     * @throws UserException if the images are others than those of the search
     */
    public Optional<String> decisions(Counted progress) {
        WannHistory history = read(files);
        WannRecord record = history.record();
        try (var workers = new WannWorkers(threads)) {
            var course = new Course(record.settings(), record.classes(),
                    WannData.of(images, record).search(), workers);
            List<WannGenome> population = course.first();
            Optional<WannChampion> champion = Optional.empty();
            for (int generation = 1; generation <= history.last(); generation++) {
                Course.Scored again = course.score(generation, population);
                if (!again.told().equalsButForTime(history.generation(generation))) {
                    return Optional.of(
                            "Generation %d does not come about again as it is recorded."
                                    .formatted(generation));
                }
                if (isForChampions(generation)) {
                    champion = challenge(champion, course, again).or(orKept(champion));
                }
                population = again.next();
                if (isOtherwise(history, generation + 1, population)) {
                    return Optional.of("The population of generation %d is not the recorded one."
                            .formatted(generation + 1));
                }
                progress.done(generation, history.last());
            }
            return champion.equals(history.champion())
                    ? Optional.empty()
                    : Optional.of("Another network than the recorded one becomes the champion.");
        }
    }

    private static Supplier<Optional<WannChampion>> orKept(Optional<WannChampion> champion) {
        return () -> champion;
    }

    private static boolean isOtherwise(WannHistory history, int generation,
            List<WannGenome> population) {
        return history.checkpoint().filter(made -> made.generation() == generation)
                .filter(made -> !made.sha256().equals(PopulationFile.hash(population)))
                .isPresent();
    }

    private void advance(WannStore store, Course course, List<WannGenome> first,
            BooleanSupplier mayGoOn, Progress progress) throws IOException {
        WannHistory history = store.history();
        List<WannGenome> population = first;
        boolean saved = history.checkpoint()
                .filter(made -> made.generation() == history.last() + 1).isPresent();
        long start = System.nanoTime();
        while (!budget.isSpent(history.last(), history.seconds()) && mayGoOn.getAsBoolean()) {
            int generation = history.last() + 1;
            Course.Scored scored = course.score(generation, population);
            population = scored.next();
            List<Entry> entries = new ArrayList<>();
            if (isForChampions(generation)) {
                challenge(history.champion(), course, scored).ifPresent(
                        champion -> entries.add(WannHistory.CHAMPION.entry(champion)));
            }
            saved = generation % CHECKPOINT_EVERY == 0;
            if (saved) {
                entries.add(checkpoint(generation + 1, population));
            }
            long now = System.nanoTime();
            entries.addFirst(WannHistory.GENERATION
                    .entry(scored.told().withSeconds((now - start) / 1e9)));
            start = now;
            store.append(entries);
            if (saved) {
                removeOthers(generation + 1);
            }
            progress.recorded(history);
        }
        if (!saved && history.last() > 0) {
            store.append(List.of(checkpoint(history.last() + 1, population)));
            removeOthers(history.last() + 1);
        }
    }

    private static boolean isForChampions(int generation) {
        return generation == 1 || generation % CHAMPION_EVERY == 0;
    }

    private static Optional<WannChampion> challenge(Optional<WannChampion> best, Course course,
            Course.Scored scored) {
        var network = scored.best().network();
        double score = course.championScore(network);
        return best.filter(champion -> champion.score() >= score).isPresent()
                ? Optional.empty()
                : Optional.of(
                        WannChampion.of(scored.told().generation(), score, network));
    }

    private Entry checkpoint(int generation, List<WannGenome> population) {
        try {
            return WannHistory.CHECKPOINT
                    .entry(PopulationFile.write(files, generation, population));
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    // Once the newer one is recorded: a file more costs nothing but space.
    private void removeOthers(int generation) throws IOException {
        try (var found = Files.newDirectoryStream(files.directory(), "population-*.gz*")) {
            for (var file : found) {
                if (!file.equals(files.population(generation))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private void writeResults(WannHistory history) {
        history.champion()
                .ifPresent(champion -> write(files, files.champion(), champion.file()));
        write(files, files.table(), WannTable.csv(history));
    }

    private static void write(WannFiles files, Path file, String text) {
        try {
            DurableFiles.write(file, text);
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }
}

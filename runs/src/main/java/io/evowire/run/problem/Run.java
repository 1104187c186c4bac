package io.evowire.run.problem;

import io.evowire.core.graph.NamedGraph;
import io.evowire.core.text.Sha256;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.json.GraphFile;
import io.evowire.run.json.Json;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.RunRecord;
import io.evowire.run.store.Session;
import io.evowire.run.store.SplitSizes;
import io.evowire.run.store.TrainedOn;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.DiskFailure;
import io.evowire.run.store.log.DurableFiles;
import io.evowire.run.store.log.FileSystems;
import io.evowire.run.store.log.SealedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run directory with what is needed to understand it.
 *
 * @param files   its files
 * @param config  its configuration
 * @param record what it is bound to
 * @param device  on what its newest session trains; null for the processor, as it was made
 */
public record Run(RunFiles files, SearchConfig config, RunRecord record,
        @Nullable TrainedOn device) {

    private static final Set<String> UNBORN = Set.of("config.yaml", "config.yaml.new",
            "run.db.new", "run.db.new-journal", "run.lock");

    /** A run that trains on what it was made for. */
    public Run(RunFiles files, SearchConfig config, RunRecord record) {
        this(files, config, record, null);
    }

    /**
     * Makes a new run in a directory that the caller has locked. The run exists once its database
     * does.
     *
     * @throws UserException if the directory holds anything already
     */
    public static Run create(RunFiles files, SearchConfig config, ImageDataset data,
            String program, String kernels) throws IOException {
        return create(files, config, Json.yaml(config), data, program, kernels);
    }

    /**
     * As above.
     *
     * @param yaml the configuration as its file has it
     */
    public static Run create(RunFiles files, SearchConfig config, String yaml, ImageDataset data,
            String program, String kernels) throws IOException {
        FileSystems.requireLocal(files);
        requireUnused(files);
        try {
            keepGraphs(files.directory(), config);
            DurableFiles.write(files.configuration(), yaml);
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
        var record = new RunRecord(TrialStore.FORMAT, program, data.fingerprint(),
                Sha256.hex(yaml), kernels, data.shape(), data.classNames(),
                SplitSizes.of(data));
        TrialStore.create(files, record).close();
        return new Run(files, config, record);
    }

    /** Writes the graphs that a configuration names into the directory of its run. */
    public static void keepGraphs(Path directory, SearchConfig config) throws IOException {
        for (NamedGraph graph : config.space().graphs().graphs()) {
            Path file = directory.resolve(GraphFile.of(graph));
            Files.createDirectories(file.getParent());
            DurableFiles.write(file, graph.text());
        }
    }

    /**
     * Refuses a directory that holds anything but what a creation leaves that was killed before
     * there was a database.
     */
    public static void requireUnused(RunFiles files) throws IOException {
        Path directory = files.directory();
        if (Files.exists(files.database())) {
            throw new UserException(
                    "%s already holds a run. Choose another --out, or type: evowire resume %s"
                            .formatted(directory, files.word()));
        }
        if (Files.isDirectory(directory)) {
            try (Stream<Path> entries = Files.list(directory)) {
                if (!entries.allMatch(Run::isUnborn)) {
                    throw new UserException(
                            "%s is not empty. Choose another --out; nothing is overwritten."
                                    .formatted(directory));
                }
            }
        } else if (Files.exists(directory)) {
            throw new UserException("%s is a file. Choose another --out.".formatted(directory));
        }
    }

    private static boolean isUnborn(Path entry) {
        String name = entry.getFileName().toString();
        return UNBORN.contains(name) || name.equals(GraphFile.FOLDER) && holdsCopies(entry);
    }

    // A folder of this name may also be the user's own.
    private static boolean holdsCopies(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.allMatch(
                    path -> path.getFileName().toString().matches("[0-9a-f]{64}\\..*"));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Opens a run for reading. Its budget and repeats are those of its newest session.
     *
     * @throws UserException with exit code 5 if its configuration is not the one it was made with
     */
    public static Run open(RunFiles files) {
        return of(files, read(files));
    }

    /**
     * What a run holds, for {@link #of}.
     *
     * @throws UserException if it is a search for something else
     */
    public static History read(RunFiles files) {
        if (Files.exists(files.weightAgnostic())) {
            throw new UserException("""
                    %s holds a search for weight agnostic networks, with which this command can do \
                    nothing. See: evowire wann --help""".formatted(files.directory()));
        }
        return TrialStore.read(files);
    }

    /**
     * As {@link #open}.
     *
     * @param history what the run holds
     */
    public static Run of(RunFiles files, History history) {
        configurationDamage(files, history.record()).ifPresent(damage -> {
            throw new UserException(ExitCode.CORRUPT, damage);
        });
        SearchConfig config = ConfigReader.ofRun(files.configuration());
        var run = new Run(files,
                config.with(history.budget().orElse(config.budget()), config.workers())
                        .with(history.session().map(Session::repeats).orElse(config.repeats())),
                history.record());
        return history.device().map(run::on).orElse(run);
    }

    /** What is wrong with the configuration of a run that has this record, in words. */
    public static Optional<String> configurationDamage(RunFiles files, RunRecord record) {
        return fingerprint(files.configuration()).equals(record.configuration())
                ? Optional.empty()
                : Optional.of("""
                        %s is not what the run was made with. Restore it; to search with other \
                        settings start a new run.""".formatted(files.configuration()));
    }

    private static String fingerprint(Path file) {
        try {
            return Sha256.hex(Files.readAllBytes(file));
        } catch (IOException e) {
            return "unreadable";
        }
    }

    /** This run with settings that do not change which way the search goes. */
    public Run with(SearchConfig operational) {
        return new Run(files, operational, record, device);
    }

    /** This run on another device, whose results are to count as its own. */
    public Run on(TrainedOn other) {
        return new Run(files, config.on(DeviceSpec.parse(other.device())), record, other);
    }

    /** This run on what a trial was trained on. */
    public Run asFor(int trial, History history) {
        return history.device(trial).map(this::on).orElseGet(() -> new Run(files,
                config.on(ConfigReader.ofRun(files.configuration()).deviceSpec()), record));
    }

    /** What trains its networks. */
    public String kernels() {
        return device == null ? record.kernels() : device.kernels();
    }

    /**
     * What to say if another version of the program made the run or worked on it; empty if none
     * did.
     *
     * @param program version of this program
     */
    public static Optional<String> otherProgram(History history, String program) {
        List<String> others = history.programs().stream().filter(other -> !other.equals(program))
                .toList();
        return others.isEmpty()
                ? Optional.empty()
                : Optional
                        .of("""
                                This run was made or continued by EvoWire %s; this is EvoWire %s. \
                                If they decide differently, this one stops. If they train \
                                differently, accuracies before and after may not be comparable."""
                                .formatted(String.join(", ", others), program));
    }

    /** From genomes to candidates in this run. */
    public CandidateFactory factory() {
        return new CandidateFactory(config, record.shape(), record.classNames().size());
    }

    /**
     * Names all that the results of this run follow from; the same wherever its directory is copied
     * to.
     */
    public String identity() {
        return Sha256.hex(String.join("\n", record.configuration(), record.dataFingerprint(),
                record.kernels()));
    }

    /** Figures of another run that the report compares this one with. */
    public SealedFile control() {
        return new SealedFile(files.control(), "evowire-control/1", identity());
    }

    /**
     * Refuses what would give other results than those recorded.
     *
     * @param dataFingerprint fingerprint of the data set found now
     * @param kernels         what trains the networks now
     */
    public void check(String dataFingerprint, String kernels) {
        basis().check(dataFingerprint, kernels);
    }

    /** What results of this session depend on. */
    public Basis basis() {
        return new Basis(config.data(), record.dataFingerprint(), kernels());
    }
}

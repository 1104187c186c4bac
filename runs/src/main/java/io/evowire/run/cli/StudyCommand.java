package io.evowire.run.cli;

import io.evowire.evaluate.data.ImageDataset;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.StudyConfig;
import io.evowire.run.config.StudyOptions;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.console.KernelChoice;
import io.evowire.run.console.TextTable;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Feasibility;
import io.evowire.run.study.StudyFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a study, or goes on with it. */
@NeedsVectors
@Command(name = "study", mixinStandardHelpOptions = true,
        description = """
                Trains the networks of a study and prints the result. The same command continues a \
                study that was stopped. The directory keeps all trainings (trainings.csv), or \
                searches (measurements.csv), and the result (result.json).""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire study --list",
                "  evowire study show generators --data idx:fashion",
                "  evowire study replicates --data idx:fashion --out replicates"})
final class StudyCommand implements Callable<Integer> {

    private static final String SHOW = "show";

    @Parameters(arity = "0..2", paramLabel = "[show] NAME",
            description = """
                    One of the studies that --list prints. With 'show' before it nothing is \
                    trained: what it would train is printed, how long that takes here, and where \
                    it stands in the literature.""")
    private List<String> words = List.of();

    @Option(names = "--list", description = "List the studies.")
    private boolean list;

    @Option(names = "--out", paramLabel = "DIR", description = "Directory of the study.")
    private @Nullable Path out;

    @Mixin
    private StudySizes sizes = new StudySizes();

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Option(names = "--workers", paramLabel = "N",
            description = "Training processes (default: one for each processor).")
    private @Nullable Integer workers;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Mixin
    private final QuietOption commentary = new QuietOption();

    @Override
    public Integer call() throws IOException {
        if (list) {
            System.out.print(json
                    ? Json.line(entries()) + "\n"
                    : table());
            return ExitCode.DONE.code();
        }
        if (words.size() == 2 && words.getFirst().equals(SHOW)) {
            return show(words.getLast());
        }
        if (words.size() != 1 || out == null) {
            throw new UserException("""
                    A study needs a name and a directory: evowire study NAME --out DIR. See \
                    'evowire study --list'.""");
        }
        cluster.require();
        String name = words.getFirst();
        Optional<NamedWannStudy> weightAgnostic = NamedWannStudy.of(name);
        if (weightAgnostic.isPresent()) {
            return run(weightAgnostic.get(), out);
        }
        Optional<NamedSearchStudy> searches = NamedSearchStudy.of(name);
        return searches.isPresent() ? run(searches.get(), out) : run(NamedStudy.of(name), out);
    }

    private int show(String name) {
        Optional<NamedWannStudy> weightAgnostic = NamedWannStudy.of(name);
        Optional<NamedSearchStudy> searches = NamedSearchStudy.of(name);
        StudyShow shown = weightAgnostic.isPresent()
                ? shown(weightAgnostic.get())
                : searches.isPresent() ? shown(searches.get()) : shown(NamedStudy.of(name));
        System.out.print(shown.printed(json));
        return ExitCode.DONE.code();
    }

    private StudyShow shown(NamedSearchStudy named) {
        StudyOptions options = options(named, here());
        Settings settings = settings();
        return StudyShow.of(named, options, settings.config(), settings.images());
    }

    private StudyOptions options(NamedSearchStudy named, Path directory) {
        sizes.requireOnly(named.entry().name(), NamedSearchStudy.OPTIONS);
        return NamedSearchStudy.complete(sizes.over(NamedSearchStudy.usual(),
                NamedSearchStudy.least(), directory));
    }

    private int run(NamedSearchStudy named, Path directory) throws IOException {
        StudyOptions options = options(named, directory);
        Settings settings = settings();
        return foreground(directory).run(named, StudyConfig.of(named.entry().name(), options,
                settings.config()), settings.images());
    }

    private StudyShow shown(NamedWannStudy named) {
        sizes.requireOnly(named.name(), NamedWannStudy.OPTIONS);
        var configured = configuration.read(commentary);
        return StudyShow.of(named, sizes.over(NamedWannStudy.usual(), NamedWannStudy.least(),
                here()), configured.data(), configured.images());
    }

    private StudyShow shown(NamedStudy<?> named) {
        sizes.requireOnly(named.name(), named.options());
        StudyOptions options = sizes.over(named.usual(), named.least(), here());
        Settings settings = settings();
        return StudyShow.of(named, settings.config(), settings.of(named, options, commentary),
                here(), settings.images());
    }

    private Path here() {
        return out == null ? Path.of("") : out;
    }

    private int run(NamedStudy<?> named, Path directory) throws IOException {
        sizes.requireOnly(named.name(), named.options());
        StudyOptions options = sizes.over(named.usual(), named.least(), directory);
        Settings settings = settings();
        return foreground(directory).run(named, StudyConfig.of(named.name(),
                settings.of(named, options, commentary), settings.config()));
    }

    private record Settings(SearchConfig config, ImageDataset images) {

        /** Options of a study of these settings: lengths in steps, and the second data set. */
        StudyOptions of(NamedStudy<?> named, StudyOptions options, QuietOption commentary) {
            return SecondData.of(named.inSteps(options, config.recipe().withSeed(0).batchSize(),
                    images.train().size()), named.sizes(), images, commentary);
        }
    }

    private Settings settings() {
        var configured = configuration.read(commentary);
        SearchConfig config = over(configured.fitted().config(), workers)
                .withData(configured.data().toString());
        if (!config.deviceSpec().cpu()) {
            throw new UserException("A study trains with device: cpu, not %s. Leave it out."
                    .formatted(config.device()));
        }
        Feasibility.require(config, configured.images().shape(),
                configured.images().train().size(), KernelChoice.models(commentary));
        if (config.task().novelty().isOn()) {
            throw new UserException("""
                    Studies train on all classes. Leave out task.novelty; 'study novelty' reads \
                    searches that had it.""");
        }
        return new Settings(config, configured.images());
    }

    private int run(NamedWannStudy named, Path directory) throws IOException {
        sizes.requireOnly(named.name(), NamedWannStudy.OPTIONS);
        configuration.requireOnlyData("The study '%s'".formatted(named.name()),
                "--data, " + String.join(", ", NamedWannStudy.OPTIONS));
        StudyOptions options = sizes.over(NamedWannStudy.usual(), NamedWannStudy.least(),
                directory);
        int threads = WannOptions.threads(workers);
        var configured = configuration.read(commentary);
        return foreground(directory).run(named, StudyConfig.of(named.name(), options, null),
                configured.data(), configured.images(), threads);
    }

    private ForegroundStudy foreground(Path directory) {
        return new ForegroundStudy(new StudyFiles(directory), cluster, json, commentary);
    }

    /**
     * The configuration with so many workers.
     *
     * @param workers null as before
     */
    static SearchConfig over(SearchConfig config, @Nullable Integer workers) {
        try {
            WorkersConfig old = config.workers();
            return config.with(config.budget(), workers == null ? old : old.withCount(workers));
        } catch (IllegalArgumentException e) {
            throw new UserException("--workers: " + e.getMessage());
        }
    }

    private static List<NamedStudy.Entry> entries() {
        return Stream.of(NamedStudy.ALL.stream().map(NamedStudy::entry),
                NamedSearchStudy.ALL.stream().map(NamedSearchStudy::entry),
                NamedWannStudy.ALL.stream().map(NamedWannStudy::entry))
                .flatMap(entries -> entries).toList();
    }

    private static String table() {
        var table = new TextTable("name", "what it shows", "from");
        entries().forEach(entry -> table.row(entry.name(), entry.about(), entry.from()));
        return table.toString();
    }
}

package io.evowire.run.cli;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.console.KernelChoice;
import io.evowire.run.console.StudyProgress;
import io.evowire.run.console.TextTable;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Feasibility;
import io.evowire.run.problem.Basis;
import io.evowire.run.study.LocalStudy;
import io.evowire.run.study.MeasuredRun;
import io.evowire.run.study.Study;
import io.evowire.run.system.Stopping;
import io.evowire.run.wann.study.WannComparison;
import io.evowire.run.console.WannStudyTable;
import io.evowire.evaluate.data.ImageDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
                study that was stopped. The directory keeps all trainings (trainings.csv) and the \
                result (result.json).""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire study --list",
                "  evowire study replicates --data idx:fashion --out replicates"})
final class StudyCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "NAME",
            description = "One of the studies that --list prints.")
    private @Nullable String name;

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
        if (name == null || out == null) {
            throw new UserException("""
                    A study needs a name and a directory: evowire study NAME --out DIR. See \
                    'evowire study --list'.""");
        }
        Optional<NamedWannStudy> weightAgnostic = NamedWannStudy.of(name);
        return weightAgnostic.isPresent()
                ? run(weightAgnostic.get(), out)
                : run(NamedStudy.of(name), out);
    }

    private <R> int run(NamedStudy<R> named, Path directory) throws IOException {
        sizes.requireOnly(named.name(), named.sizes());
        var configured = configuration.read(commentary);
        SearchConfig config = over(configured.fitted().config())
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
        Study<R> study = named.study().of(config, sizes);
        Optional<R> result;
        Optional<ExitCode> stopped;
        try (var stopping = stopping("once the trainings under way are recorded");
                var progress = new StudyProgress(commentary)) {
            result = new LocalStudy(config.data(), config.workers()).run(study, directory,
                    stopping::mayGoOn, progress);
            stopped = stopping.code();
        }
        return print(result, named.text(), stopped);
    }

    private int run(NamedWannStudy named, Path directory) throws IOException {
        sizes.requireOnly(named.name(), NamedWannStudy.OPTIONS);
        configuration.requireOnlyData("The study '%s'".formatted(named.name()),
                "--data, " + String.join(", ", NamedWannStudy.OPTIONS));
        int threads = WannOptions.threads(workers);
        var configured = configuration.read(commentary);
        ImageDataset images = configured.images();
        String data = configured.data().toString();
        Optional<WannComparison> result;
        Optional<ExitCode> stopped;
        try (var stopping = stopping("after this generation or epoch")) {
            result = new MeasuredRun<>(
                    named.study(sizes.weightAgnostic(), data, images, threads), directory,
                    new Basis(data, images.fingerprint(), "wann"), images.shape(),
                    images.classes()).run(stopping::mayGoOn,
                            (done, all, next) -> next.ifPresent(unit -> commentary.say(
                                    "%d of %d searches are measured; now %s ...".formatted(done,
                                            all, unit.id()))));
            stopped = stopping.code();
        }
        return print(result, WannStudyTable::text, stopped);
    }

    private Stopping stopping(String when) {
        return new Stopping(() -> commentary.say("Stopping %s; again to stop at once."
                .formatted(when)));
    }

    private <R> int print(Optional<R> result, Function<R, String> text,
            Optional<ExitCode> stopped) {
        if (result.isEmpty()) {
            System.err.println("Stopped. The same command goes on with it.");
            return stopped.orElse(ExitCode.INTERRUPTED).code();
        }
        System.out.print(json ? Json.line(result.get()) + "\n" : text.apply(result.get()));
        return ExitCode.DONE.code();
    }

    private SearchConfig over(SearchConfig config) {
        try {
            WorkersConfig old = config.workers();
            return config.with(config.budget(), workers == null ? old : old.withCount(workers));
        } catch (IllegalArgumentException e) {
            throw new UserException("--workers: " + e.getMessage());
        }
    }

    private static List<NamedStudy.Entry> entries() {
        return Stream.concat(NamedStudy.ALL.stream().map(NamedStudy::entry),
                NamedWannStudy.ALL.stream().map(NamedWannStudy::entry)).toList();
    }

    private static String table() {
        var table = new TextTable("name", "what it shows", "from");
        entries().forEach(entry -> table.row(entry.name(), entry.about(), entry.from()));
        return table.toString();
    }
}

package io.evowire.run.cli;

import io.evowire.core.text.Sha256;
import io.evowire.run.ExitCode;
import io.evowire.run.config.StudyConfig;
import io.evowire.run.console.WannStudyTable;
import io.evowire.run.export.OutputFile;
import io.evowire.run.json.Json;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyFiles;
import io.evowire.run.study.StudyHistory;
import io.evowire.run.study.StudyRecord;
import io.evowire.run.study.StudySummary;
import io.evowire.run.study.Trained;
import io.evowire.run.study.page.Section;
import io.evowire.run.study.page.StudyPage;
import io.evowire.run.study.searches.Searched;
import io.evowire.run.study.searches.SearchesPage;
import io.evowire.run.study.searches.SearchesReading;
import io.evowire.run.system.ShellWord;
import io.evowire.run.wann.study.WannComparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page of a study as a file. */
final class StudyReportFile {

    private record Result(String file, long bytes, int trainings, int sections) {}

    private final StudyFiles files;
    private final StudyConfig config;
    private final StudyHistory history;
    private final StudySummary summary;

    private StudyReportFile(StudyFiles files) throws IOException {
        this.files = files;
        boolean running = RunLock.isTaken(files);
        config = files.config();
        history = StudyHistory.read(files);
        summary = StudySummary.of(files, history, running);
    }

    /**
     * Writes it, and prints where.
     *
     * @param out null for the usual place
     * @return the exit code
     */
    static int write(StudyFiles files, @Nullable Path out, boolean json) throws IOException {
        StudyPage page = new StudyReportFile(files).page();
        String html = page.html();
        Path file = OutputFile.writePage(files.report(), out, html);
        System.out.println(json
                ? Json.line(new Result(file.toString(),
                        html.getBytes(StandardCharsets.UTF_8).length,
                        page.summary().trainings().completed(), page.sections().size()))
                : file);
        return ExitCode.DONE.code();
    }

    private StudyPage page() throws IOException {
        Optional<NamedWannStudy> weightAgnostic = NamedWannStudy.of(config.study());
        Optional<NamedSearchStudy> searches = NamedSearchStudy.of(config.study());
        NamedStudy.Entry entry = weightAgnostic.map(NamedWannStudy::entry)
                .or(() -> searches.map(NamedSearchStudy::entry))
                .orElseGet(() -> NamedStudy.of(config.study()).entry());
        List<Section> sections = weightAgnostic.isPresent()
                ? ofSearches()
                : searches.isPresent()
                        ? ofSearches(searches.get())
                        : ofTrainings(NamedStudy.of(config.study()));
        return StudyPage.of(files, history, summary,
                new StudyPage.About(entry.name(), entry.from(), entry.about(), entry.place()),
                again(), sections,
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private <R> List<Section> ofTrainings(NamedStudy<R> named) {
        Study<R> study = named.study(Objects.requireNonNull(config.settings()),
                config.options(), files.directory());
        StudyRecord record = history.record();
        List<Optional<Trained>> planned = study.plan(record.shape(), record.classes()).stream()
                .map(entry -> history.trained(entry.id())).toList();
        List<Trained> trained = planned.stream().flatMap(Optional::stream).toList();
        return trained.size() == planned.size() || study.readsParts()
                ? named.page().apply(study.read(trained))
                : List.of();
    }

    private List<Section> ofSearches(NamedSearchStudy named) {
        return SearchesPage.sections(SearchesReading.of(history.measured().stream()
                .map(unit -> Json.bind(unit.outcome(), Searched.class)).toList(),
                config.options().others().time() != null), named.published());
    }

    // Its reading needs the data; what it left is as good, if it is that.
    private List<Section> ofSearches() throws IOException {
        Optional<String> result = history.result();
        if (result.isEmpty() || !Files.exists(files.result())) {
            return List.of();
        }
        String text = Files.readString(files.result());
        return Sha256.hex(text).equals(result.get())
                ? NamedStudy.printed(WannStudyTable.text(Json.read(text, WannComparison.class)))
                : List.of();
    }

    private String again() {
        String name = files.directory().toAbsolutePath().normalize().getFileName().toString();
        return "evowire study %s --data %s%s%s --out %s".formatted(config.study(),
                ShellWord.of(history.record().basis().data()),
                config.settings() == null
                        ? ""
                        : " --config " + ShellWord.of(name + "/config.yaml"),
                StudySizes.typed(config.options(), run -> ShellWord.of(Path.of(name, run)
                        .normalize().toString())),
                ShellWord.of(name + "-again"));
    }
}

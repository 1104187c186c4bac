package io.evowire.run.cli;

import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.StudyConfig;
import io.evowire.run.console.DataProgress;
import io.evowire.run.console.FurtherTables;
import io.evowire.run.console.SearchesProgress;
import io.evowire.run.console.StudyProgress;
import io.evowire.run.console.WannStudyTable;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Basis;
import io.evowire.run.study.LocalStudy;
import io.evowire.run.study.MeasuredRun;
import io.evowire.run.study.MeasuredStudy;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.StudyFiles;
import io.evowire.run.study.StudyForecast;
import io.evowire.run.study.StudyHistory;
import io.evowire.run.system.Stopping;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a study while the user waits, prints how it goes on, and its result.
 *
 * @param files      of the study
 * @param cluster    where it trains
 * @param json       whether the result is printed as JSON
 * @param commentary what is said beside the result
 */
record ForegroundStudy(StudyFiles files, ClusterOptions cluster, boolean json,
        QuietOption commentary) {

    /**
     * Goes on with what its directory holds.
     *
     * @param data    where the data set is now; null if it was not moved
     * @param workers how many; null as before
     * @return the exit code
     */
    int resume(@Nullable String data, @Nullable Integer workers) throws IOException {
        StudyConfig config = files.config();
        Optional<NamedWannStudy> weightAgnostic = NamedWannStudy.of(config.study());
        if (weightAgnostic.isPresent()) {
            DataSpec spec = DataSpec.parse(StudyHistory.read(files).record().basis().data());
            DataSpec now = data == null ? spec : spec.moved(data);
            return run(weightAgnostic.get(), config, now,
                    DataProgress.load(now, commentary), WannOptions.threads(workers));
        }
        SearchConfig settings = StudyCommand.over(Objects.requireNonNull(config.settings()),
                workers);
        if (data != null) {
            settings = settings.withData(DataSpec.parse(settings.data()).moved(data).toString());
        }
        StudyConfig now = StudyConfig.of(config.study(), config.options(), settings);
        Optional<NamedSearchStudy> searches = NamedSearchStudy.of(config.study());
        if (searches.isPresent()) {
            return run(searches.get(), now, DataProgress.load(DataSpec.parse(settings.data()),
                    commentary));
        }
        SecondData.requireUnchanged(files, config.options());
        return run(NamedStudy.of(config.study()), now);
    }

    /** Runs a study of trainings; returns the exit code. */
    <R> int run(NamedStudy<R> named, StudyConfig config) throws IOException {
        if (cluster.given() && named.sizes().contains("--to")) {
            throw new UserException("""
                    The study '%s' reads two data sets, and a cluster's workers know one. Leave \
                    out --spark.""".formatted(named.name()));
        }
        SecondData.require(files, config.options());
        SearchConfig settings = Objects.requireNonNull(config.settings());
        Study<R> study = named.study(settings, config.options(), files.directory());
        if (Boolean.TRUE.equals(config.options().alexnet()) && !cluster.given()
                && !commentary.quiet()) {
            announce(study, settings);
        }
        Optional<R> result;
        Optional<ExitCode> stopped;
        try (var stopping = stopping("once the trainings under way are recorded");
                var progress = new StudyProgress(commentary)) {
            result = new LocalStudy(settings.data(), settings.workers(),
                    basis -> cluster.pool(files, settings.data(), settings.workers(), basis,
                            stopping::mayGoOn, commentary))
                    .run(study, files.directory(), config, stopping::mayGoOn, progress);
            stopped = stopping.code();
        }
        return print(result, named.text(), stopped);
    }

    // AlexNet takes hours: how many is said before it begins.
    private void announce(Study<?> study, SearchConfig settings) {
        ImageDataset images = DataSpec.parse(settings.data()).load();
        Optional<StudyHistory> history = Files.exists(files.database())
                ? Optional.of(StudyHistory.read(files))
                : Optional.empty();
        List<StudyEntry> left = study.plan(images.shape(), images.classes()).stream()
                .filter(entry -> history.flatMap(of -> of.trained(entry.id())).isEmpty()).toList();
        if (!left.isEmpty()) {
            commentary.say("Measuring how long that takes ...");
            commentary.say(StudySpeeds.measure(StudyForecast.of(left, images.train().size(),
                    images.validation().size(), images.test().size()), images,
                    settings.workers().resolvedCount()).announcement());
        }
    }

    /** Runs a study of weight agnostic networks; returns the exit code. */
    int run(NamedWannStudy named, StudyConfig config, DataSpec data, ImageDataset images,
            int threads) throws IOException {
        requireHere(named.name());
        return measured(named.study(config.options(), data.toString(), images, threads), config,
                new Basis(data.toString(), images.fingerprint(), "wann"), images,
                new SearchesProgress(commentary),
                WannStudyTable::text);
    }

    /** Runs a study of searches; returns the exit code. */
    int run(NamedSearchStudy named, StudyConfig config, ImageDataset images) throws IOException {
        requireHere(named.entry().name());
        SearchConfig settings = Objects.requireNonNull(config.settings());
        TrainingSessions models = OneDnnModel.orStock();
        var progress = new SearchesProgress(commentary);
        return measured(named.study(config.options(), settings, images, models, progress), config,
                new Basis(settings.data(), images.fingerprint(), models.kernels()), images,
                progress, FurtherTables::searches);
    }

    // Of studies whose units are whole searches.
    private void requireHere(String study) {
        if (cluster.given()) {
            throw new UserException("""
                    The study '%s' makes its searches on this machine, and none on a cluster. \
                    Leave out --spark.""".formatted(study));
        }
    }

    private <O, R> int measured(MeasuredStudy<O, R> study, StudyConfig config, Basis basis,
            ImageDataset images, MeasuredStudy.Progress progress, Function<R, String> text)
            throws IOException {
        Optional<R> result;
        Optional<ExitCode> stopped;
        try (var stopping = stopping("after what is under way")) {
            result = new MeasuredRun<>(study, files.directory(), config, basis, images.shape(),
                    images.classes()).run(stopping::mayGoOn, progress);
            stopped = stopping.code();
        }
        return print(result, text, stopped);
    }

    private Stopping stopping(String when) {
        return new Stopping(() -> commentary.say("Stopping %s; again to stop at once."
                .formatted(when)));
    }

    private <R> int print(Optional<R> result, Function<R, String> text,
            Optional<ExitCode> stopped) {
        if (result.isEmpty()) {
            System.err.println("Stopped. To continue, type: evowire resume " + files.word());
            return stopped.orElse(ExitCode.INTERRUPTED).code();
        }
        System.out.print(json ? Json.line(result.get()) + "\n" : text.apply(result.get()));
        return ExitCode.DONE.code();
    }
}

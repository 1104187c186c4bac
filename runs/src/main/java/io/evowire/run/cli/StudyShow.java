package io.evowire.run.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.run.config.Durations;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.StudyOptions;
import io.evowire.run.console.Figures;
import io.evowire.run.console.TextTable;
import io.evowire.run.json.Json;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.StudyForecast;
import io.evowire.run.study.searches.SearchesStudy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a study would train.
 *
 * @param name      of the study
 * @param about     what it shows
 * @param from      where it comes from
 * @param place     where it stands there, and what was found
 * @param options   how large it is
 * @param data      SPEC of the data set
 * @param trainings or searches
 * @param networks  different ones that are trained; null where a search finds them
 * @param steps     optimisation steps of the shortest and the longest training; null likewise
 * @param macs      multiply-adds of the cheapest and the costliest network; null likewise
 * @param workers   how many train at a time
 * @param seconds   that all trainings take here; null where that cannot be told from a network
 * @param speeds    of networks that this was measured on; null where none was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StudyShow(String name, String about, String from, String place, StudyOptions options,
        String data, int trainings, @Nullable Integer networks,
        StudyForecast.@Nullable Range steps, StudyForecast.@Nullable Range macs, int workers,
        @Nullable Double seconds, @Nullable List<StudySpeeds.Speed> speeds) {

    /** Of a study of trainings; measures for some seconds how fast this machine is. */
    static StudyShow of(NamedStudy<?> named, SearchConfig config, StudyOptions options,
            Path directory, ImageDataset images) {
        List<StudyEntry> plan = named.study(config, options, directory).plan(images.shape(),
                images.classes());
        int workers = config.workers().resolvedCount();
        if (plan.isEmpty()) {
            return new StudyShow(named.name(), named.about(), named.from(), named.place(), options,
                    config.data(), 0, 0, null, null, workers, 0.0, null);
        }
        StudyForecast forecast = StudyForecast.of(plan, images.train().size(),
                images.validation().size(), images.test().size());
        StudySpeeds measured = StudySpeeds.measure(forecast, images, workers);
        return new StudyShow(named.name(), named.about(), named.from(), named.place(), options,
                config.data(), forecast.trainings(), forecast.networks(), forecast.steps(),
                forecast.macs(), workers, measured.seconds(), measured.speeds());
    }

    /** Of a study of searches, whose networks nobody knows before. */
    static StudyShow of(NamedWannStudy named, StudyOptions options, DataSpec data,
            ImageDataset images) {
        NamedStudy.Entry entry = named.entry();
        return new StudyShow(named.name(), named.about(), entry.from(), entry.place(), options,
                data.toString(),
                named.study(options, data.toString(), images, 1).plan().size(), null, null, null,
                1, null, null);
    }

    /**
     * Of a study of searches by several strategies. How long so many trials take is told from
     * networks drawn at random; searches come to train others.
     */
    static StudyShow of(NamedSearchStudy named, StudyOptions options, SearchConfig config,
            ImageDataset images) {
        NamedStudy.Entry entry = named.entry();
        int searches = named.study(options, config, images, OneDnnModel.orStock(),
                SearchesStudy.Watch.NOTHING).plan().size();
        int workers = config.workers().resolvedCount();
        Integer trials = options.others().trials();
        Optional<StudySpeeds> measured = trials == null
                ? Optional.empty()
                : StudySpeeds.ofDrawn(config, images, trials, workers);
        double limit = options.others().time() == null
                ? Double.POSITIVE_INFINITY
                : NamedSearchStudy.budget(options.others()).limit().toSeconds();
        double search = Math.min(limit,
                measured.map(StudySpeeds::seconds).orElse(Double.POSITIVE_INFINITY));
        return new StudyShow(entry.name(), entry.about(), entry.from(), entry.place(), options,
                config.data(), searches, null, null, null, workers,
                Double.isFinite(search) ? (Double) (searches * search) : null,
                measured.map(StudySpeeds::speeds).orElse(null));
    }

    /** As text or as a line of JSON. */
    String printed(boolean json) {
        return json ? Json.line(this) + "\n" : text();
    }

    private String text() {
        var table = new TextTable("study", name).row("shows", about).row("from", from)
                .row("there", place).row("data", data)
                .row("trains", networks == null
                        ? trainings + " searches"
                        : "%d networks, %d trainings".formatted(networks, trainings));
        if (steps != null) {
            table.row("steps", range(Long.toString(steps.least()), Long.toString(steps.most())));
        }
        if (macs != null) {
            table.row("multiply-adds",
                    range(Figures.count(macs.least()), Figures.count(macs.most())));
        }
        if (speeds != null) {
            speeds.forEach(speed -> table.row("a step of " + speed.batch(), speed.words()));
        }
        return table.row("takes", seconds == null
                ? "not known before; what is found decides"
                : "%s %s here, with %d at a time".formatted(networks == null
                        ? "roughly"
                        : "about", Durations.shortly(seconds), workers))
                .toString();
    }

    private static String range(String least, String most) {
        return least.equals(most) ? least : least + " to " + most;
    }
}

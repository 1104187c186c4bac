package io.evowire.run.cli;

import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.DataSurvey;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.Draft;
import io.evowire.run.config.NoveltyConfig;
import io.evowire.run.config.Setting;
import io.evowire.run.config.TaskConfig;
import io.evowire.run.console.Commentary;
import io.evowire.run.console.DataProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what is searched, and on which data. */
final class ConfigurationOptions {

    @Option(names = "--config", paramLabel = "FILE",
            description = "Configuration file; 'evowire config' prints the defaults.")
    private @Nullable Path config;

    @Option(names = "--seed", paramLabel = "N",
            description = "Decides all random choices (default: 1).")
    private @Nullable Long seed;

    @Option(names = "--data", paramLabel = "SPEC",
            description = "mnist-10k, idx:DIR, cifar10:DIR or images:DIR (default: mnist-10k).")
    private @Nullable String dataSpec;

    @Option(names = "--set", paramLabel = "KEY=VALUE",
            description = "Changes one setting, such as recipe.epochs=2. Can be repeated.")
    private List<String> settings = List.of();

    /**
     * The configuration for a data set that was read.
     *
     * @param data   SPEC with all its options
     * @param images what a search sees of it
     * @param fitted the configuration in which every value is a number; its data is still as typed
     */
    record Configured(DataSpec data, ImageDataset images, Draft.Fitted fitted) {}

    /**
     * Refuses all but the data set.
     *
     * @param what has no other of these options, such as {@code the study 'wann'}
     * @param has  what it has, in words
     */
    void requireOnlyData(String what, String has) {
        String typed = config != null
                ? "--config"
                : seed != null ? "--seed" : settings.isEmpty() ? null : "--set";
        if (typed != null) {
            throw new UserException("%s has no %s, but %s.".formatted(what, typed, has));
        }
    }

    /** Reads configuration and data, and says what is odd about the data. */
    Configured read(Commentary commentary) {
        Draft draft = draft();
        DataSpec data = DataProgress.fitting(draft.data(), commentary);
        ImageDataset images = DataProgress.load(data, commentary);
        DataSurvey.of(images).oddities().forEach(oddity -> commentary.say("Data: " + oddity));
        Draft.Fitted fitted = draft.fitted(images.train().size(), images.shape(),
                images.classes());
        NoveltyConfig novelty = fitted.config().task().novelty().fitting(images.shape());
        return novelty.split(data.toString()).map(split -> {
            ImageDataset seen = split.of(images, split.outliers() == null
                    ? null
                    : DataProgress.load(split.outliers(), commentary));
            // What is held out is not there to be learned.
            Draft.Fitted own = draft.fitted(seen.train().size(), images.shape(),
                    images.classes());
            return new Configured(data, seen,
                    own.with(own.config().with(new TaskConfig(novelty))));
        }).orElseGet(() -> new Configured(data, images, fitted));
    }

    private Draft draft() {
        List<Setting> all = new ArrayList<>(settings.stream().map(Setting::parse).toList());
        if (seed != null) {
            all.add(Setting.of("--seed", "seed", seed));
        }
        if (dataSpec != null) {
            all.add(Setting.of("--data", "data", dataSpec));
        }
        return ConfigReader.draft(Optional.ofNullable(config), all);
    }
}

package io.evowire.run.console;

import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.Loading;
import io.evowire.evaluate.data.PictureSurvey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Says how the pictures of a data set are read, and which of them cannot be. */
public final class DataProgress implements Loading, AutoCloseable {

    private static final int NAMED = 5;

    private final Commentary commentary;
    private final BiConsumer<Path, String> told;
    private final boolean tolerant;
    private final List<String> unreadable = new ArrayList<>();
    private @Nullable CountProgress progress;
    private String doing = "";

    private DataProgress(Commentary commentary, BiConsumer<Path, String> told,
            boolean tolerant) {
        this.commentary = commentary;
        this.told = told;
        this.tolerant = tolerant;
    }

    @Override
    public boolean tolerant() {
        return tolerant;
    }

    /** Loads a data set. */
    public static ImageDataset load(DataSpec data, Commentary commentary) {
        try (var loading = new DataProgress(commentary, (picture, reason) -> {}, false)) {
            return data.load(loading);
        }
    }

    /**
     * Loads what can be read of a data set, even if a search would refuse it.
     *
     * @param unreadable told of each picture that cannot be read, and of the reason
     */
    public static ImageDataset loadReadable(DataSpec data, Commentary commentary,
            BiConsumer<Path, String> unreadable) {
        try (var loading = new DataProgress(commentary, unreadable, true)) {
            return data.load(loading);
        }
    }

    /** Looks at the picture files of a data set, if it has some. */
    public static Optional<PictureSurvey> pictures(DataSpec data, Commentary commentary) {
        try (var loading = new DataProgress(commentary, (picture, reason) -> {}, true)) {
            return data.pictures(loading.progressOnly());
        }
    }

    /**
     * Reads a SPEC as a person typed it.
     *
     * @return the SPEC with what fits the files wherever an option is missing
     */
    public static DataSpec fitting(String spec, Commentary commentary) {
        try (var loading = new DataProgress(commentary, (picture, reason) -> {}, true)) {
            return DataSpec.fitting(spec, loading.progressOnly());
        }
    }

    @Override
    public void opened(String what, int done, int all) {
        if (progress == null || !doing.equals(what)) {
            stop();
            doing = what;
            progress = new CountProgress(what, what + ": %d of %d pictures", "pictures", all,
                    commentary);
        }
        progress.done(done, all);
    }

    // Loading names them; whoever looks before or after need not.
    private Loading progressOnly() {
        return new Loading() {
            @Override
            public boolean tolerant() {
                return tolerant;
            }

            @Override
            public void opened(String what, int done, int all) {
                DataProgress.this.opened(what, done, all);
            }
        };
    }

    @Override
    public void unreadable(Path picture, String reason) {
        told.accept(picture, reason);
        unreadable.add("  %s: %s".formatted(picture, reason));
    }

    private void stop() {
        if (progress != null) {
            progress.close();
            progress = null;
        }
    }

    @Override
    public void close() {
        stop();
        if (!unreadable.isEmpty()) {
            commentary.say("%d pictures cannot be read and are left out:"
                    .formatted(unreadable.size()));
            unreadable.stream().limit(NAMED).forEach(commentary::say);
            if (unreadable.size() > NAMED) {
                commentary.say("  and %d more".formatted(unreadable.size() - NAMED));
            }
        }
    }
}

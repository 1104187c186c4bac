package io.evowire.run.training;

import io.evowire.run.store.FinalTraining;
import io.evowire.run.store.History;
import io.evowire.run.store.Judged;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.log.RunLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The models of networks that were trained anew after the search, as files of the run. */
public final class AnewModels {

    /** What a network was trained anew for. */
    public enum Kind {
        /** To be judged by how it tells what is novel. */
        JUDGED("judged", "the model of a network that was judged") {

            @Override
            Path place(RunFiles files, int trial) {
                return files.judgedModel(trial);
            }

            @Override
            Path written(RunFiles files, int trial) {
                return files.writtenJudgedModel(trial);
            }

            @Override
            Map<Integer, String> recorded(History history) {
                Map<Integer, String> models = new LinkedHashMap<>();
                for (Judged judged : history.judged()) {
                    put(models, judged.trial(), judged.model());
                }
                return models;
            }
        },
        /** To be trained for longer, and handed out. */
        FINAL("final", "the model of a final training") {

            @Override
            Path place(RunFiles files, int trial) {
                return files.finalModel(trial);
            }

            @Override
            Path written(RunFiles files, int trial) {
                return files.writtenFinalModel(trial);
            }

            @Override
            Map<Integer, String> recorded(History history) {
                Map<Integer, String> models = new LinkedHashMap<>();
                for (FinalTraining training : history.finalTrainings()) {
                    put(models, training.trial(), training.model());
                }
                return models;
            }
        };

        private final String names;
        private final String words;

        Kind(String name, String words) {
            names = "trial-\\d+-%s\\.model(\\.new)?".formatted(name);
            this.words = words;
        }

        abstract Path place(RunFiles files, int trial);

        abstract Path written(RunFiles files, int trial);

        /** SHA-256 of each model that there should be, by the number of its trial. */
        abstract Map<Integer, String> recorded(History history);

        private static void put(Map<Integer, String> models, int trial, @Nullable String model) {
            if (model != null) {
                models.put(trial, model);
            }
        }
    }

    private final Kind kind;
    private final Optional<WrittenModels> written;

    private AnewModels(Kind kind, Optional<WrittenModels> written) {
        this.kind = kind;
        this.written = written;
    }

    /** Keeps none. */
    public static AnewModels none() {
        return new AnewModels(Kind.JUDGED, Optional.empty());
    }

    /** Those of a run that this process owns, freed of what a killed session left behind. */
    public static AnewModels open(Kind kind, RunFiles files, RunLock lock, History history)
            throws IOException {
        Set<Path> wanted = kind.recorded(history).keySet().stream()
                .map(trial -> kind.place(files, trial)).collect(Collectors.toSet());
        WrittenModels.sweep(files.models(), kind.names, wanted);
        return new AnewModels(kind, Optional.of(new WrittenModels(files, lock)));
    }

    /** SHA-256 of the model that a worker left, if it did. */
    public Optional<String> admit(int trial) {
        return written.flatMap(models -> models.admit(kind.written(models.files(), trial)));
    }

    /**
     * Makes the model of a trial's network durable; to be called before its record stands.
     *
     * @param model its SHA-256, null if there is none
     * @throws io.evowire.run.UserException with exit code 74 if the disk is full or fails
     */
    public void publish(int trial, @Nullable String model) {
        if (model != null) {
            WrittenModels models = written.orElseThrow();
            models.publish(kind.written(models.files(), trial),
                    kind.place(models.files(), trial));
        }
    }

    /** Whether the model of a trial's network is there and as it was recorded. */
    public boolean has(History history, int trial) {
        return written.flatMap(models -> content(kind, models.files(), history, trial))
                .isPresent();
    }

    /** Models that are not what was recorded, or missing, in words. */
    static List<String> faults(RunFiles files, History history) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Map.Entry<Integer, String> model : kind.recorded(history).entrySet()) {
                WrittenModels.fault(kind.place(files, model.getKey()), model.getValue(),
                        Optional.of(kind.words)).ifPresent(faults::add);
            }
        }
        return faults;
    }

    /** The file of a network's model, if it is there and as it was recorded. */
    public static Optional<byte[]> content(Kind kind, RunFiles files, History history,
            int trial) {
        return WrittenModels.content(files, kind.place(files, trial),
                Optional.ofNullable(kind.recorded(history).get(trial)));
    }
}

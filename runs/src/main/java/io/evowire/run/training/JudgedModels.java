package io.evowire.run.training;

import io.evowire.run.store.History;
import io.evowire.run.store.Judged;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.log.RunLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The models of networks that were trained anew to be judged, as files of the run. */
public final class JudgedModels {

    private static final String NAMES = "trial-\\d+-judged\\.model(\\.new)?";

    private final Optional<WrittenModels> written;

    private JudgedModels(Optional<WrittenModels> written) {
        this.written = written;
    }

    /** Keeps none. */
    public static JudgedModels none() {
        return new JudgedModels(Optional.empty());
    }

    /** Those of a run that this process owns, freed of what a killed session left behind. */
    public static JudgedModels open(RunFiles files, RunLock lock, History history)
            throws IOException {
        Set<Path> wanted = history.judged().stream().filter(judged -> judged.model() != null)
                .map(judged -> files.judgedModel(judged.trial())).collect(Collectors.toSet());
        WrittenModels.sweep(files.models(), NAMES, wanted);
        return new JudgedModels(Optional.of(new WrittenModels(files, lock)));
    }

    /** SHA-256 of the model that a worker left, if it did. */
    public Optional<String> admit(int trial) {
        return written.flatMap(
                models -> models.admit(models.files().writtenJudgedModel(trial)));
    }

    /**
     * Makes a model durable; to be called before the judgement stands.
     *
     * @throws io.evowire.run.UserException with exit code 74 if the disk is full or fails
     */
    public void publish(Judged judged) {
        if (judged.model() != null) {
            WrittenModels models = written.orElseThrow();
            models.publish(models.files().writtenJudgedModel(judged.trial()),
                    models.files().judgedModel(judged.trial()));
        }
    }

    /** Models that are not what was recorded, or missing, in words. */
    static List<String> faults(RunFiles files, History history) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Judged judged : history.judged()) {
            if (judged.model() != null) {
                WrittenModels.fault(files.judgedModel(judged.trial()), judged.model(),
                        Optional.of("the model of a network that was judged"))
                        .ifPresent(faults::add);
            }
        }
        return faults;
    }

    /** The file of a judged network's model, if it is there and as it was recorded. */
    public static Optional<byte[]> content(RunFiles files, History history, int trial) {
        return WrittenModels.content(files, files.judgedModel(trial), history.judged(trial)
                .flatMap(judged -> Optional.ofNullable(judged.model())));
    }
}

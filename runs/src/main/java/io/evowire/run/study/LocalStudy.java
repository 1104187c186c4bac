package io.evowire.run.study;

import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.run.config.StudyConfig;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.problem.Basis;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Trainings;
import io.evowire.run.worker.LocalWorkers;
import io.evowire.run.worker.TrainingWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Runs studies on processes of this machine, or of a cluster.
 *
 * @param data    SPEC of the data set
 * @param workers how many there are, and what each may take
 * @param cluster opens a pool elsewhere, of workers whose results depend on this; empty for here
 */
public record LocalStudy(String data, WorkersConfig workers,
        Function<Basis, Optional<TrainingPool>> cluster) {

    /** A study on processes of this machine. */
    public LocalStudy(String data, WorkersConfig workers) {
        this(data, workers, basis -> Optional.empty());
    }

    /**
     * Runs a study, or goes on with it.
     *
     * @param config   what it was asked to do
     * @param mayStart asked before each training
     * @return empty if no more may start before all is trained
     * @see StudyRun#run
     */
    public <R> Optional<R> run(Study<R> study, Path directory, StudyConfig config,
            BooleanSupplier mayStart, Trainings.Progress progress) throws IOException {
        ImageDataset images = DataSpec.parse(data).load();
        var basis = new Basis(data, images.fingerprint(), OneDnnModel.orStock().kernels());
        return new StudyRun<>(study, directory, config, basis, images.shape(), images.classes())
                .run(
                        files -> cluster.apply(basis).orElseGet(
                                () -> new LocalWorkers(TrainingWorker.class, List.of(data),
                                        workers, files.logs()).open(basis::check)),
                        mayStart, progress);
    }
}

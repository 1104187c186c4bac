package io.evowire.run.worker;

import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.train.LocalEvaluator;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.evaluate.train.TrainingProgress;
import io.evowire.run.store.RunFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A worker that trains on the data set named by its first argument. With a second one, the directory
 * of a run, it leaves the model of each trial where {@link RunFiles#writtenModel} says.
 */
public final class TrainingWorker {

    private TrainingWorker() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Optional<RunFiles> run = args.length > 1
                ? Optional.of(new RunFiles(Path.of(args[1])))
                : Optional.empty();
        WorkerMain.serve(progress -> {
            ImageDataset data = DataSpec.parse(args[0]).load();
            ModelBuilder models = OneDnnModel.orStock();
            var evaluator = new LocalEvaluator(data, models,
                    candidate -> new TrainingProgress() {
                        @Override
                        public void step(int step, int steps, double loss) {
                            progress.step(step, steps);
                        }
                    }, candidate -> run.filter(files -> !candidate.tested())
                            .map(files -> files.writtenModel(candidate.trial())));
            return new WorkerMain.Setup.Ready(evaluator, data.fingerprint(), models.kernels());
        });
    }
}

package io.evowire.run.worker;

import io.evowire.evaluate.ModelStore;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.local.LocalEvaluator;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.train.ModelBuilder;
import io.evowire.evaluate.train.TrainingProgress;
import io.evowire.run.store.RunFiles;
import io.evowire.run.training.LocalModelStore;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A worker that trains on the data set named by its first argument. With a second one, the directory
 * of a run, it takes the models of donors from there and hands in what it trains; with a third,
 * {@value #READING}, it does the first only.
 */
public final class TrainingWorker {

    /** For workers that leave nothing in the run. */
    public static final String READING = "reading";

    private TrainingWorker() {}

    private static ModelStore store(String[] args) {
        if (args.length < 2) {
            return ModelStore.NONE;
        }
        var files = new RunFiles(Path.of(args[1]));
        return args.length > 2 && args[2].equals(READING)
                ? LocalModelStore.reading(files)
                : LocalModelStore.of(files);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        ModelStore store = store(args);
        WorkerMain.serve(progress -> {
            ImageDataset data = DataSpec.parse(args[0]).load();
            ModelBuilder models = OneDnnModel.orStock();
            var evaluator = new LocalEvaluator(data, models,
                    candidate -> new TrainingProgress() {
                        @Override
                        public void step(int step, int steps, double loss) {
                            progress.step(step, steps);
                        }
                    }, store);
            return new WorkerMain.Setup.Ready(evaluator, data.fingerprint(), models.kernels());
        });
    }
}

package io.evowire.run.cluster.spark;

import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.run.training.Work;
import io.evowire.run.worker.StubWorker;
import io.evowire.run.worker.WorkerMain;
import java.io.IOException;

/** A worker that loads the data set of its first argument and trains nothing. */
final class DataWorker {

    private DataWorker() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        WorkerMain.serve(progress -> WorkerMain.Setup.Ready.oneByOne(DataWorker::outcome,
                DataSpec.parse(args[0]).load().fingerprint(), StubWorker.KERNELS));
    }

    private static Outcome outcome(Work work) {
        return StubWorker.outcome(work.candidate());
    }
}

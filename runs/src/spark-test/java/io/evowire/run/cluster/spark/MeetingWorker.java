package io.evowire.run.cluster.spark;

import io.evowire.evaluate.Outcome;
import io.evowire.run.training.Work;
import io.evowire.run.worker.StubWorker;
import io.evowire.run.worker.WorkerMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A worker of trial 0 or 1 that pretends to train while a worker of the other one does. Arguments:
 * a mode, and the folder where they meet. {@code meet} ends once the other one is there,
 * {@code crash} lets trial 1 die then and trial 0 go on until it has, {@code stay} takes for ever.
 */
final class MeetingWorker {

    private MeetingWorker() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[1]);
        WorkerMain.serve(progress -> WorkerMain.Setup.Ready.oneByOne(work -> {
            try {
                return outcome(args[0], folder, work);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, StubWorker.DATA, StubWorker.KERNELS));
    }

    private static Outcome outcome(String mode, Path folder, Work work)
            throws IOException, InterruptedException {
        int trial = work.candidate().trial();
        Path written = Files.writeString(folder.resolve("coming-" + trial),
                Long.toString(ProcessHandle.current().pid()));
        Files.move(written, here(folder, trial), StandardCopyOption.ATOMIC_MOVE);
        Path other = here(folder, 1 - trial);
        while (mode.equals("stay") || !Files.exists(other)) {
            Thread.sleep(20);
        }
        if (mode.equals("crash")) {
            if (trial == 1) {
                Runtime.getRuntime().halt(9);
            }
            ProcessHandle.of(Long.parseLong(Files.readString(other)))
                    .ifPresent(neighbour -> neighbour.onExit().join());
        }
        return new Outcome.Failed("sees GPU " + System.getenv("CUDA_VISIBLE_DEVICES"));
    }

    /** The file that is there once a trial is in training. */
    static Path here(Path folder, int trial) {
        return folder.resolve("here-" + trial);
    }
}

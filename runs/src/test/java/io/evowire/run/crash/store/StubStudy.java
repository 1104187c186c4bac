package io.evowire.run.crash.store;

import io.evowire.core.network.TensorShape;
import io.evowire.run.config.StudyConfig;
import io.evowire.run.config.StudyOptions;
import io.evowire.run.problem.Basis;
import io.evowire.run.study.SeedsStudy;
import io.evowire.run.study.StudyRun;
import io.evowire.run.training.Trainings;
import io.evowire.run.training.Work;
import io.evowire.run.worker.StubWorker;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * A study of stub trainings that can be killed: {@code StubStudy DIR SEEDS} makes it, or goes on with it, and
 * prints the identity of each training once it is recorded.
 */
final class StubStudy {

    private StubStudy() {}

    public static void main(String[] args) throws IOException {
        var out = new PrintStream(System.out, true);
        new StudyRun<>(new SeedsStudy(Integer.parseInt(args[1]), 0.1), Path.of(args[0]),
                StudyConfig.of("seeds", StudyOptions.NONE, null),
                new Basis("stub", StubWorker.DATA, StubWorker.KERNELS),
                new TensorShape(1, 8, 8), 2)
                .run(files -> (works, mayStart, listener) -> {
                    for (Work work : works) {
                        listener.ended(work, StubWorker.outcome(work.candidate()));
                        out.println(work.id());
                    }
                }, () -> true, Trainings.Progress.SILENT);
    }
}

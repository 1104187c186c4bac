package io.evowire.run.worker;

import io.evowire.run.config.WorkersConfig;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class LocalSeatTest implements SeatConformance {

    private static final WorkersConfig CONFIG = new WorkersConfig(1, "5s", "128m", 3, "5s");

    @TempDir
    private Path logs;

    @Override
    public Seat seat(String mode, WorkerLimits limits) {
        return new LocalSeat(StubWorkers.command(StubWorker.class, List.of(mode), CONFIG,
                logs.resolve("worker.log")), limits, (data, kernels) -> {});
    }
}

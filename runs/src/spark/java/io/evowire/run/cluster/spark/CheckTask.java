package io.evowire.run.cluster.spark;

import java.io.IOException;
import java.io.Serializable;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;
import org.jspecify.annotations.Nullable;

/** Starts a worker in an executor, without works for it, and tells whether it could work. */
final class CheckTask implements Function<Integer, CheckTask.Found> {

    // The same for all versions of the program, as with a TrainingTask.
    private static final long serialVersionUID = 1;

    private final String setup;

    /**
     * What was found.
     *
     * @param executor of the machine, which may have several
     * @param machine  processor, system and Java; null if no worker told
     * @param refusal  why none can work there; null if one can
     */
    record Found(String executor, String host, @Nullable String machine,
            @Nullable String refusal) implements Serializable {}

    /**
     * A look at an executor.
     *
     * @param setup a {@link HostSetup} in JSON
     */
    CheckTask(String setup) {
        this.setup = setup;
    }

    @Override
    public Found call(Integer partition) throws IOException, InterruptedException {
        SparkEnv here = SparkEnv.get();
        String host = here.blockManager().blockManagerId().host();
        return TrainingHost.of(setup, host).check(here.executorId(), GpuAddresses.environment());
    }
}

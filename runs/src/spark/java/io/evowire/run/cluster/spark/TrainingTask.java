package io.evowire.run.cluster.spark;

import io.evowire.run.json.Json;
import io.evowire.run.worker.WorkerRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/** One try at works, as it is sent to an executor. */
final class TrainingTask implements Function<Integer, Answer> {

    // The same for all versions of the program, so that a worker can say that it is another one.
    private static final long serialVersionUID = 1;

    private final String token;
    private final String setup;
    private final String request;
    private final HashMap<String, Broadcast<byte[]>> models;

    /**
     * A try.
     *
     * @param token   its name among all tries
     * @param setup   a {@link HostSetup} in JSON
     * @param request a {@link WorkerRequest} in JSON
     * @param models  that the works need, by SHA-256
     */
    TrainingTask(String token, String setup, String request,
            Map<String, Broadcast<byte[]>> models) {
        this.token = token;
        this.setup = setup;
        this.request = request;
        this.models = new HashMap<>(models);
    }

    @Override
    public Answer call(Integer partition) throws IOException, InterruptedException {
        Map<String, byte[]> sent = new LinkedHashMap<>();
        models.forEach((sha, model) -> sent.put(sha, model.value()));
        String host = SparkEnv.get().blockManager().blockManagerId().host();
        return TrainingHost.of(setup, host).attempt(token,
                Json.read(request, WorkerRequest.class).asked(), sent, GpuAddresses.environment());
    }
}

package io.evowire.run.cluster.spark;

import io.evowire.run.UserException;
import io.evowire.run.cluster.ClusterSettings;
import io.evowire.run.cluster.ClusterWorkers;
import io.evowire.run.json.Json;
import io.evowire.run.training.HostNews;
import io.evowire.run.training.LocalModelStore;
import io.evowire.run.training.Places;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.evowire.run.worker.Seat;
import io.evowire.run.worker.WorkerPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/** The workers of a run on a cluster of Spark. */
final class SparkCluster implements TrainingPool {

    private final SparkApplication application;
    private final ClusterWorkers workers;
    private final LikeMachines machines;
    private final String setup;
    private final @Nullable LocalModelStore models;
    private final List<SparkSeat> seats;
    private final WorkerPool pool;
    private final Set<String> told = ConcurrentHashMap.newKeySet(); // hosts that said what they are

    /**
     * Workers on an application.
     *
     * @param application closed with this
     * @param setup       what executors must know of the workers
     * @param count       how many works are handed to Spark at a time
     */
    SparkCluster(SparkApplication application, ClusterWorkers workers, HostSetup setup, int count,
            Consumer<String> say) {
        this.application = application;
        this.workers = workers;
        machines = new LikeMachines(workers.alike(), say);
        this.setup = Json.line(setup);
        models = workers.files() == null ? null : LocalModelStore.of(workers.files());
        seats = Stream.generate(this::seat).limit(count).toList();
        pool = new WorkerPool(List.<Seat>copyOf(seats), workers.limits());
        application.listen(pool::tell);
    }

    /**
     * Makes an application and waits until an executor is there.
     *
     * @param mayWait whether to wait on; else it is for works that are not to be begun
     * @throws UserException if Spark says that there is no such cluster
     */
    static SparkCluster open(ClusterSettings settings, ClusterWorkers workers,
            BooleanSupplier mayWait, Consumer<String> say) {
        SparkApplication application = SparkApplication
                .start(Settings.of(settings, workers), say);
        try {
            if (settings.shipData()) {
                SentData.send(workers.data(), application.context().sc());
            }
            int slots = application.slots(mayWait);
            int count = workers.config().count() > 0
                    ? workers.config().count()
                    : Math.max(1, slots);
            if (slots > 0) {
                say.accept("%s: %s. Trainings at a time: %d.".formatted(settings.master(),
                        application.places(0), count));
            }
            return new SparkCluster(application, workers, Settings.setup(settings, workers),
                    count, say);
        } catch (RuntimeException e) {
            application.close();
            throw e;
        }
    }

    /** One more place for tries. */
    SparkSeat seat() {
        return new SparkSeat(this);
    }

    SparkApplication application() {
        return application;
    }

    /** What executors must know of workers, as JSON. */
    String setup() {
        return setup;
    }

    /** A model of the run, sent to who asks for it; to be destroyed. Empty if it is lost. */
    Optional<Broadcast<byte[]>> model(String sha256) throws IOException {
        return models == null
                ? Optional.empty()
                : models.get(sha256).map(application::send);
    }

    /** After what time an executor that gives no answer is given up; empty where any is fine. */
    Optional<Duration> backstop(List<Work> works) {
        var limits = workers.limits();
        return Optional.ofNullable(limits.of(works)).map(limit -> limit.plus(limits.start())
                .plus(limits.silence()).plusMinutes(1));
    }

    /**
     * Takes what came out of a try, before anything of it is recorded.
     *
     * @throws UserException if it came from a machine unlike the others, where that matters
     */
    void accept(Answer.Done done) throws IOException {
        machines.seen(done.host(), done.machine());
        if (told.add(done.host())) {
            pool.tell(HostNews.told(done.host(), done.machine()));
        }
        if (models != null) {
            for (Map.Entry<String, byte[]> model : done.models().entrySet()) {
                models.put(model.getKey(), model.getValue());
            }
        }
    }

    /** Keeps what a dead worker printed. */
    void keep(Answer.Died died) {
        if (workers.files() == null) {
            return;
        }
        String name = "host-%s.log".formatted(died.host().replaceAll("[^A-Za-z0-9.-]", "_"));
        try {
            Files.writeString(workers.files().logs().resolve(name),
                    "%s:%n%s%n".formatted(died.message(), died.printed()),
                    StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // a training must not wait for a log
        }
    }

    @Override
    public Optional<String> cluster() {
        return Optional.of(application.master());
    }

    @Override
    public Optional<Places> places() {
        return Optional.of(application
                .places(seats.stream().mapToInt(SparkSeat::waiting).sum()));
    }

    @Override
    public OptionalInt workers() {
        return pool.workers();
    }

    @Override
    public int atOnce() {
        return pool.atOnce();
    }

    @Override
    public void evaluate(List<Work> works, BooleanSupplier mayStart, Listener listener)
            throws InterruptedException {
        pool.evaluate(works, mayStart, listener);
    }

    @Override
    public List<Duration> silences() {
        return pool.silences();
    }

    @Override
    public void abandon() {
        pool.abandon();
    }

    @Override
    public void close() {
        pool.close();
        application.close();
    }
}

package io.evowire.run.cluster;

import io.evowire.run.UserException;
import io.evowire.run.training.TrainingPool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What hosts workers on other machines. The program has one if it was built with it. */
public interface ClusterEngine {

    /** Its name and version, such as {@code Apache Spark 4.2.0}. */
    String name();

    /** Options that the JVM of a process must be started with that uses it. */
    List<String> jvmOptions();

    /**
     * Connects to a cluster, and waits until it has a place for a worker.
     *
     * @param settings which cluster, and how
     * @param workers  what is to be started there
     * @param mayWait  asked now and then while it waits; once false, works must not be begun
     * @param say      told what a person should know, a line each
     * @return a pool of its workers; closing it takes leave of the cluster
     * @throws UserException if there is none, or it cannot be used
     */
    TrainingPool open(ClusterSettings settings, ClusterWorkers workers, BooleanSupplier mayWait,
            Consumer<String> say);

    /**
     * Looks at the machines of a cluster: on each a worker is started, checked, and ended.
     *
     * @param patience how long to wait for the first machine
     * @return what was found, by name of the machine
     * @throws UserException if there is no cluster, or none of its machines comes
     */
    List<HostCheck> check(ClusterSettings settings, ClusterWorkers workers, Duration patience,
            Consumer<String> say);

    /**
     * Coordinates the machines of a new cluster until this process is ended.
     *
     * @param host       name or address that others find this machine by; null for its host name
     * @param port       of the cluster
     * @param properties settings of the engine, such as a shared secret
     */
    void head(@Nullable String host, int port, Map<String, String> properties,
            Consumer<String> say) throws InterruptedException;

    /**
     * Offers this machine to a cluster until this process is ended.
     *
     * @param cores      how many trainings at a time; 0 for one on each processor
     * @param gpus       how many GPUs to offer, one training each at a time; 0 for none
     * @param folder     for programs and logs of what runs here
     * @param properties settings of the engine, such as a shared secret
     */
    void node(String master, int cores, int gpus, @Nullable String host, Path folder,
            Map<String, String> properties, Consumer<String> say) throws InterruptedException;

    /** The one that this program was built with; empty if there is none. */
    static Optional<ClusterEngine> found() {
        return ServiceLoader.load(ClusterEngine.class).findFirst();
    }

    /**
     * As {@link #found}.
     *
     * @throws UserException if there is none
     */
    static ClusterEngine required() {
        return found().orElseThrow(() -> new UserException("""
                This program was built without Spark, so it knows this machine only. Build it with \
                Spark: EVOWIRE_MAVEN_ARGS=-Pspark ./evowire ..."""));
    }
}

package io.evowire.run.cluster.spark;

import io.evowire.run.UserException;
import io.evowire.run.cluster.ClusterEngine;
import io.evowire.run.cluster.ClusterSettings;
import io.evowire.run.cluster.ClusterWorkers;
import io.evowire.run.cluster.HostCheck;
import io.evowire.run.system.IoReason;
import io.evowire.run.training.TrainingPool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.launcher.JavaModuleOptions;
import org.apache.spark.rpc.RpcEnv;
import org.jspecify.annotations.Nullable;

/** Apache Spark. */
public final class SparkEngine implements ClusterEngine {

    private static final int PAGES = 8080;
    private static final String RETRIES = "spark.worker.maxRegistrationRetries";
    private static final String MINUTES_OF_A_DAY = "1440";

    @Override
    public String name() {
        return "Apache Spark " + org.apache.spark.package$.MODULE$.SPARK_VERSION();
    }

    @Override
    public List<String> jvmOptions() {
        return List.of(JavaModuleOptions.defaultModuleOptionArray());
    }

    @Override
    public TrainingPool open(ClusterSettings settings, ClusterWorkers workers,
            BooleanSupplier mayWait, Consumer<String> say) {
        return SparkCluster.open(settings, workers, mayWait, say);
    }

    @Override
    public List<HostCheck> check(ClusterSettings settings, ClusterWorkers workers,
            Duration patience, Consumer<String> say) {
        return ClusterCheck.of(settings, workers, patience, say);
    }

    @Override
    public void head(@Nullable String host, int port, Map<String, String> properties,
            Consumer<String> say) {
        String name = host == null ? here() : host;
        requireDistribution();
        properties.forEach(System::setProperty);
        SparkConf conf = new SparkConf().set("spark.master.rest.enabled", "false");
        RpcEnv messages = Master.startRpcEnvAndEndpoint(name, port, port == 0 ? 0 : PAGES, conf)
                ._1();
        String master = "spark://%s:%d".formatted(name, messages.address().port());
        String shared = Masters.secret(conf) ? " --spark-properties FILE" : "";
        say.accept("""
                %s has the head of a cluster: %s
                On each machine that shall train, type: evowire spark node %s%s
                Then search: evowire search --spark %s%s ...""".formatted(name, master, master,
                shared, master, shared));
        Masters.exposure(master, conf).ifPresent(say);
        messages.awaitTermination();
    }

    @Override
    public void node(String master, int cores, int gpus, @Nullable String host, Path folder,
            Map<String, String> properties, Consumer<String> say) {
        requireDistribution();
        properties.forEach(System::setProperty);
        Masters.requireThere(master);
        Masters.requireWelcome(master, new SparkConf());
        String name = host != null
                ? host
                : Masters.loopback(master) ? Masters.LOOPBACK : here();
        int places = cores > 0 ? cores : Runtime.getRuntime().availableProcessors();
        try {
            Files.createDirectories(folder);
            if (gpus > 0) {
                offer(gpus, folder);
            }
        } catch (IOException e) {
            throw new UserException("--work-dir: %s cannot be used: %s. Name another folder."
                    .formatted(folder, IoReason.of(e)));
        }
        // What trains here needs no head, so a node outlives one: Spark gives up after 11 minutes.
        if (System.getProperty(RETRIES) == null) {
            System.setProperty(RETRIES, MINUTES_OF_A_DAY);
        }
        say.accept("%s offers %d places to %s. Logs: %s".formatted(name, places, master, folder));
        List<String> words = new ArrayList<>(List.of("--cores", Integer.toString(places),
                "--host", name, "--webui-port", "0", "--work-dir",
                folder.toAbsolutePath().toString(), master));
        Worker.main(words.toArray(String[]::new));
    }

    // As Spark reads resources that it need not look for.
    private static void offer(int gpus, Path folder) throws IOException {
        Path file = folder.resolve("resources.json").toAbsolutePath();
        Files.writeString(file, """
                [{"id":{"componentName":"spark.worker","resourceName":"gpu"},"addresses":[%s]}]
                """.formatted(IntStream.range(0, gpus).mapToObj(i -> "\"%d\"".formatted(i))
                .collect(Collectors.joining(","))));
        System.setProperty("spark.worker.resourcesFile", file.toString());
        System.setProperty("spark.worker.resource.gpu.amount", Integer.toString(gpus));
    }

    private static String here() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new UserException("""
                    This machine has no name that others could find it by (%s). Give one: --host \
                    NAME""".formatted(e.getMessage()));
        }
    }

    // Spark reads it from the environment only; the launcher sets it.
    private static void requireDistribution() {
        if (System.getenv("SPARK_HOME") == null) {
            throw new UserException("""
                    SPARK_HOME is not set. The launcher sets it: type ./evowire spark ..., or let \
                    it name a folder whose folder 'jars' has the jars of this program.""");
        }
    }
}

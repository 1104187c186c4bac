package io.evowire.run.cluster.spark;

import io.evowire.run.UserException;
import io.evowire.run.training.HostNews;
import io.evowire.run.training.Places;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/** An application on a cluster of Spark, with what is heard of its executors. */
final class SparkApplication implements AutoCloseable {

    private static final long SETTLED_MILLIS = 2_000;
    private static final long LOOK_MILLIS = 500;

    private final String master;
    private final Consumer<String> say;
    private final JavaSparkContext context;
    private final ClusterWatch watch;
    private final boolean gpus; // whether each task needs one
    private final Vacancy vacancy = new Vacancy(System::nanoTime);

    private SparkApplication(String master, Consumer<String> say, JavaSparkContext context,
            ClusterWatch watch) {
        this.master = master;
        this.say = say;
        this.context = context;
        this.watch = watch;
        gpus = context.getConf().getInt(Settings.GPUS, 0) > 0;
    }

    /**
     * Starts one.
     *
     * @param conf with its master
     * @param say  told what a person should know
     * @throws UserException if there is no such cluster
     */
    static SparkApplication start(SparkConf conf, Consumer<String> say) {
        String master = conf.get("spark.master");
        Masters.requireThere(master);
        Masters.requireWelcome(master, conf);
        Masters.exposure(master, conf).ifPresent(say);
        var watch = new ClusterWatch(conf, say);
        EvoWirePlugin.tell(watch);
        JavaSparkContext context;
        try {
            context = new JavaSparkContext(conf);
        } catch (Exception e) { // Scala throws what it likes
            throw new UserException("Spark does not start on %s: %s. Nothing was trained."
                    .formatted(master, e.getMessage()));
        }
        return new SparkApplication(master, say, context, watch);
    }

    /** Address of the cluster. */
    String master() {
        return master;
    }

    /** Spark's own view of it. */
    JavaSparkContext context() {
        return context;
    }

    /**
     * How many tasks fit at a time, once there is an executor and no more come at once; 0 if that
     * is not waited for any longer.
     *
     * @param mayWait asked now and then
     * @throws UserException if Spark ends the application meanwhile
     */
    int slots(BooleanSupplier mayWait) {
        try {
            int before = 0;
            while (mayWait.getAsBoolean()) {
                watch.await(before == 0 ? LOOK_MILLIS : SETTLED_MILLIS);
                int now = watch.slots();
                if (now > 0 && now == before) {
                    return now;
                }
                before = now;
                requireOpen(null);
                tellIfNobodyIsThere();
            }
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserException("Interrupted while waiting for executors.");
        }
    }

    /**
     * Where trainings can be done.
     *
     * @param waiting how many trainings have no place
     */
    Places places(int waiting) {
        return watch.places(waiting);
    }

    /** Places for a training each, by machine. */
    Map<String, Integer> slotsByHost() {
        return watch.slotsByHost();
    }

    /** Tells of its machines, those that are there first; on a thread that must not wait. */
    void listen(Consumer<HostNews> told) {
        watch.listen(told);
    }

    /** Sends bytes to whoever asks for them, until they are destroyed. */
    Broadcast<byte[]> send(byte[] bytes) {
        requireOpen(null);
        return context.broadcast(bytes);
    }

    /** Frees what was sent. */
    void destroy(Broadcast<byte[]> sent) {
        if (!context.sc().isStopped()) {
            sent.destroy();
        }
    }

    /** Hands a task to Spark. */
    JavaFutureAction<List<Answer>> submit(String token, String names, TrainingTask task) {
        requireOpen(null);
        context.sc().setJobGroup(token, names, true);
        try {
            return context.parallelize(List.of(0), 1).map(task).collectAsync();
        } finally {
            context.clearJobGroup();
        }
    }

    /** A try is over: what of its job may still run is cancelled. */
    void over(String token, JavaFutureAction<List<Answer>> job) {
        if (!job.isDone() && !context.sc().isStopped()) {
            context.cancelJobGroup(token);
        }
        watch.forget(token);
    }

    /** Says so once if there has been no executor for a minute. */
    void tellIfNobodyIsThere() {
        if (vacancy.isToBeTold(watch.slots())) {
            say.accept("""
                    Waiting for Spark: %s has no executor for this search%s. Start nodes ('evowire \
                    spark node %s%s), or stop the search and resume it elsewhere. If executors \
                    end as they begin, their folders on the nodes tell why.""".formatted(
                    master, lastLoss(" (the last one: %s)"), master,
                    gpus ? " --gpus N', as it asks for GPUs" : "'"));
        }
    }

    private String lastLoss(String format) {
        return watch.lastLoss().map(format::formatted).orElse("");
    }

    /**
     * Refuses to go on once Spark has ended the application.
     *
     * @param failure by which that was noticed, if there is one
     * @throws UserException if it has
     */
    void requireOpen(@Nullable Exception failure) {
        if (context.sc().isStopped()) {
            String reason = lastLoss(": %s");
            throw new UserException("""
                    Spark has ended the application on %s%s. All recorded trials are safe. Look at \
                    the master and the nodes, then resume.""".formatted(master,
                    reason.isEmpty() && failure != null ? ": " + failure.getMessage() : reason));
        }
    }

    @Override
    public void close() {
        watch.closing();
        context.stop();
    }
}

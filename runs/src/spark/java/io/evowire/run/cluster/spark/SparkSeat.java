package io.evowire.run.cluster.spark;

import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import io.evowire.run.training.Work;
import io.evowire.run.worker.Attempt;
import io.evowire.run.worker.Seat;
import io.evowire.run.worker.WorkerMain;
import io.evowire.run.worker.WorkerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * A seat in a cluster: each try is a Spark job of one task, which Spark may try again by itself
 * only if the task was no reason for its end. Which executor takes it is Spark's choice.
 */
final class SparkSeat implements Seat {

    private static final long LOOK_MILLIS = 100;
    private static final Duration SPARE = Duration.ofMinutes(1);

    private final SparkCluster cluster;
    private volatile boolean abandoned;
    private volatile @Nullable Try current;

    SparkSeat(SparkCluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public Attempt attempt(List<Work> works, BooleanSupplier mayStart,
            WorkerMain.Progress progress) throws IOException, InterruptedException {
        Map<String, Broadcast<byte[]>> models = new HashMap<>();
        try (var tried = Try.begin(works.size(), progress)) {
            current = tried;
            for (String sha : works.stream().flatMap(work -> work.models().stream())
                    .distinct().toList()) {
                cluster.model(sha).ifPresent(model -> models.put(sha, model));
            }
            return abandoned ? new Attempt.Abandoned() : attempt(tried, works, models, mayStart);
        } finally {
            current = null;
            models.values().forEach(cluster.application()::destroy);
        }
    }

    private Attempt attempt(Try tried, List<Work> works, Map<String, Broadcast<byte[]>> models,
            BooleanSupplier mayStart) throws IOException, InterruptedException {
        var task = new TrainingTask(tried.token(), cluster.setup(),
                Json.line(WorkerRequest.of(0, works)), models);
        JavaFutureAction<List<Answer>> job = cluster.application().submit(tried.token(),
                names(works), task);
        try {
            return answer(tried, job, mayStart, cluster.backstop(works));
        } finally {
            cluster.application().over(tried.token(), job);
        }
    }

    private static String names(List<Work> works) {
        return works.getFirst().id() + (works.size() == 1
                ? ""
                : " and %d more".formatted(works.size() - 1));
    }

    private Attempt answer(Try tried, JavaFutureAction<List<Answer>> job,
            BooleanSupplier mayStart, Optional<Duration> backstop)
            throws IOException, InterruptedException {
        while (true) {
            try {
                return accept(job.get(LOOK_MILLIS, TimeUnit.MILLISECONDS).getFirst());
            } catch (TimeoutException stillAtIt) {
                if (abandoned || !tried.hasBegun() && !mayStart.getAsBoolean()) {
                    return new Attempt.Abandoned();
                }
                if (backstop.isPresent() && tried.lasted().compareTo(backstop.get()) > 0) {
                    return new Attempt.Died(Attempt.Cause.UNBEGUN,
                            "the executor gave no answer within " + backstop.get(), true);
                }
                cluster.application().tellIfNobodyIsThere();
            } catch (ExecutionException e) {
                return failed(tried, e);
            }
        }
    }

    private Attempt accept(Answer answer) throws IOException {
        return switch (answer) {
            case Answer.Done done -> {
                cluster.accept(done);
                yield done.answered();
            }
            case Answer.Died died -> {
                cluster.keep(died);
                yield died.died();
            }
            case Answer.Refused(String message) -> throw new UserException(message);
        };
    }

    private Attempt failed(Try tried, ExecutionException failure) throws InterruptedException {
        if (abandoned) {
            return new Attempt.Abandoned();
        }
        cluster.application().requireOpen(failure);
        ExecutorLoss loss = tried.loss().orElseThrow(() -> new IllegalStateException(
                "Spark failed a job and does not say why: " + failure.getMessage(), failure));
        if (loss.ours()) {
            throw new IllegalStateException("A task failed in an executor: " + loss.message());
        }
        return new Attempt.Died(loss.cause(), loss.message(), true);
    }

    @Override
    public Optional<Duration> silence() {
        Try one = current;
        return one == null ? Optional.empty() : one.silence();
    }

    /** How many of its works have no executor. */
    int waiting() {
        Try one = current;
        return one == null ? 0 : one.waiting();
    }

    @Override
    public void close() {
        // workers end with their executors
    }

    @Override
    public void abandon() {
        abandoned = true;
    }
}

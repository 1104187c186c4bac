package io.evowire.run.cluster.spark;

import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import io.evowire.run.system.IoReason;
import io.evowire.run.training.Work;
import io.evowire.run.worker.Attempt;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The workers of an executor. A try borrows one that is idle, or has one started; there are as many
 * as there are tries at a time.
 */
final class TrainingHost {

    private static final Map<String, TrainingHost> HOSTS = new ConcurrentHashMap<>();

    private final HostSetup setup;
    private final String host;
    private final Map<Map<String, String>, Deque<HostedSeat>> idle = new HashMap<>();
    private int made;
    private CheckTask.@Nullable Found found; // guarded by this
    private boolean closed;

    private TrainingHost(HostSetup setup, String host) {
        this.setup = setup;
        this.host = host;
    }

    /**
     * The host of this process for workers of a kind.
     *
     * @param json a {@link HostSetup}
     * @param host name of this machine
     */
    static TrainingHost of(String json, String host) {
        return HOSTS.computeIfAbsent(json,
                text -> new TrainingHost(Json.read(text, HostSetup.class), host));
    }

    /** Ends all workers of this process. */
    static void closeAll() {
        HOSTS.values().forEach(TrainingHost::close);
    }

    /**
     * One try.
     *
     * @param token       its name among all tries
     * @param models      that the works need, by SHA-256
     * @param environment of the worker: which GPU it sees
     * @throws InterruptedException if the try was cancelled; its worker is ended
     */
    Answer attempt(String token, List<Work> works, Map<String, byte[]> models,
            Map<String, String> environment) throws IOException, InterruptedException {
        HostedSeat seat = borrow(environment);
        boolean usable = false;
        try (var telling = Telling.begin(token)) {
            seat.bring(models);
            Attempt attempt = seat.attempt(works, telling);
            Answer answer = switch (attempt) {
                case Attempt.Answered answered ->
                    Answer.done(answered, seat.take(), seat.machine(), host);
                case Attempt.Died died -> new Answer.Died(died.cause().name(), died.message(),
                        died.fresh(), host, seat.lastPrinted());
                case Attempt.Abandoned abandoned -> throw new InterruptedException();
            };
            usable = true;
            return answer;
        } catch (UserException e) {
            return new Answer.Refused("On %s: %s".formatted(host, e.getMessage()));
        } catch (IOException e) {
            return new Answer.Refused("""
                    On %s a worker cannot be started, or its models cannot be kept: %s. All \
                    recorded trials are safe. Mend this, then resume.""".formatted(host,
                    e.getMessage()));
        } finally {
            give(environment, seat, usable);
        }
    }

    /**
     * Whether workers can work here; each process looks once.
     *
     * @param executor    the name of this process
     * @param environment of the worker that is started
     */
    synchronized CheckTask.Found check(String executor, Map<String, String> environment)
            throws InterruptedException {
        CheckTask.Found known = found;
        if (known == null) {
            known = look(executor, environment);
            found = known;
        }
        return known;
    }

    private CheckTask.Found look(String executor, Map<String, String> environment)
            throws InterruptedException {
        try {
            HostedSeat seat = new HostedSeat(setup, host, environment, made++);
            try {
                @Nullable
                String refusal = seat.prepare().map(death -> "A worker %s. It printed: %s"
                        .formatted(death.message(), seat.lastPrinted())).orElse(null);
                return new CheckTask.Found(executor, host,
                        refusal == null ? seat.machine() : null, refusal);
            } finally {
                seat.abandon();
            }
        } catch (UserException e) {
            return new CheckTask.Found(executor, host, null, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return new CheckTask.Found(executor, host, null,
                    "A worker cannot be started: " + IoReason.withFile(e));
        }
    }

    private HostedSeat borrow(Map<String, String> environment) throws IOException {
        int number;
        synchronized (this) {
            Deque<HostedSeat> seats = idle.getOrDefault(environment, new ArrayDeque<>());
            if (!seats.isEmpty()) {
                return seats.pop();
            }
            number = made++;
        }
        return new HostedSeat(setup, host, environment, number);
    }

    // A worker in an unknown state is ended.
    private void give(Map<String, String> environment, HostedSeat seat, boolean usable) {
        boolean kept;
        synchronized (this) {
            kept = usable && !closed;
            if (kept) {
                idle.computeIfAbsent(environment, any -> new ArrayDeque<>()).push(seat);
            }
        }
        if (!kept) {
            seat.abandon();
        }
    }

    private void close() {
        synchronized (this) {
            closed = true;
            idle.values().forEach(seats -> seats.forEach(HostedSeat::abandon));
            idle.clear();
        }
    }
}

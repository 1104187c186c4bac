package io.evowire.run.worker;

import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import io.evowire.run.training.Work;
import io.evowire.run.worker.Attempt.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The coordinator's side of one worker: a child process that is killed when it must be. */
final class WorkerProcess implements AutoCloseable {

    /** The worker died or was killed. */
    static final class Death extends Exception {

        private static final long serialVersionUID = 1;

        private final Cause cause;

        Death(Cause cause, String message) {
            super(message);
            this.cause = cause;
        }

        Cause cause() {
            return cause;
        }
    }

    private final Process process;
    private final Thread log;
    private final WorkerLimits limits;
    private final BlockingQueue<Optional<WorkerMessage>> messages = new LinkedBlockingQueue<>();
    private long requests;
    private volatile @Nullable String unreadable;
    private volatile long heard = System.nanoTime();

    private WorkerProcess(Process process, Thread log, WorkerLimits limits) {
        this.process = process;
        this.log = log;
        this.limits = limits;
    }

    /** Starts a worker. */
    static WorkerProcess start(WorkerCommand command, WorkerLimits limits) throws IOException {
        Process process = command.start();
        Thread log = Thread.ofPlatform().daemon().name("log-" + process.pid())
                .start(() -> keep(process.getErrorStream(), command.log()));
        var worker = new WorkerProcess(process, log, limits);
        Thread.ofPlatform().daemon().name("worker-" + worker.process.pid())
                .start(worker::readMessages);
        return worker;
    }

    private static void keep(InputStream printed, Path log) {
        try (printed) {
            WorkerLog.copy(printed, log);
        } catch (IOException e) {
            // the worker is gone
        }
    }

    /**
     * Waits until the worker is ready.
     *
     * @throws UserException if it says that it cannot work here
     */
    void awaitReady(WorkerPool.Identity expected) throws InterruptedException, Death {
        try {
            WorkerMessage.Ready ready = ready();
            if (ready.origin() != null) {
                expected.check(ready.origin());
            }
            expected.check(ready.fingerprint(), ready.kernels());
        } catch (Death e) {
            switch (e.cause()) {
                case MEMORY -> throw new UserException("""
                        The data set does not fit into a worker's memory. Give it more in a new \
                        run: --set workers.memory=4g""");
                case LATE, SILENT -> throw new Death(Cause.UNREADY,
                        String.valueOf(e.getMessage()));
                case UNREADY, UNBEGUN, UNREADABLE, ENDED -> throw e;
            }
        }
    }

    private WorkerMessage.Ready ready() throws InterruptedException, Death {
        var awake = new AwakeTime();
        while (true) {
            switch (next(awake, limits.start(), Cause.UNBEGUN)) {
                case WorkerMessage.Ready ready -> {
                    return ready;
                }
                case WorkerMessage.Refused refused -> throw new UserException(refused.reason());
                case WorkerMessage.Heartbeat beat -> {
                }
                case WorkerMessage.Begun begun -> {
                }
                case WorkerMessage.Progress step -> {
                }
                case WorkerMessage.Reply reply -> {
                }
            }
        }
    }

    private void readMessages() {
        try (var in = process.getInputStream()) {
            Optional<WorkerMessage> message;
            while ((message = Frames.read(in, WorkerMessage.class)).isPresent()) {
                heard = System.nanoTime();
                messages.add(message);
            }
        } catch (IOException e) {
            process.destroyForcibly(); // the pipe is closed: it is gone, or to be ended
        } catch (Throwable e) { // it does not speak our protocol, or this process lacks memory
            unreadable = e.toString();
            process.destroyForcibly();
        } finally {
            messages.add(Optional.empty());
        }
    }

    /**
     * Does works together; an outcome for each, in their order.
     *
     * @param progress told how far each is
     * @throws Death if the worker died or had to be killed
     */
    List<Outcome> evaluate(List<Work> works, WorkerMain.Progress progress)
            throws Death, InterruptedException {
        try {
            Frames.write(process.getOutputStream(), WorkerRequest.of(++requests, works));
        } catch (IOException e) {
            throw died(Cause.UNBEGUN);
        }
        @Nullable
        Duration limit = limits.of(works);
        var awake = new AwakeTime();
        Cause ifEnded = Cause.UNBEGUN;
        while (true) {
            switch (next(awake, limit, ifEnded)) {
                case WorkerMessage.Begun begun when begun.id() == requests ->
                    ifEnded = Cause.ENDED;
                case WorkerMessage.Reply reply when reply.id() == requests -> {
                    return reply.outcomes();
                }
                case WorkerMessage.Progress step when step.id() == requests ->
                    progress.step(step.work(), step.step(), step.steps());
                case WorkerMessage.Progress other -> {
                }
                case WorkerMessage.Begun other -> {
                }
                case WorkerMessage.Reply late -> {
                }
                case WorkerMessage.Heartbeat beat -> {
                }
                case WorkerMessage.Ready ready -> {
                }
                case WorkerMessage.Refused refused -> {
                }
            }
        }
    }

    // A reply that is there counts, however late this process came to look.
    private WorkerMessage next(AwakeTime awake, @Nullable Duration limit, Cause ifEnded)
            throws Death, InterruptedException {
        long start = awake.nanos();
        while (true) {
            boolean late = limit != null && awake.nanos() >= limit.toNanos();
            @Nullable
            Optional<WorkerMessage> message = messages
                    .poll(late ? 0 : AwakeTime.TICK.toMillis(), TimeUnit.MILLISECONDS);
            if (message != null && message.isEmpty()) {
                throw died(ifEnded);
            }
            if (message != null && (!late || message.get() instanceof WorkerMessage.Reply)) {
                return message.get();
            }
            if (message == null && late) {
                process.destroyForcibly();
                awaitLog();
                throw new Death(Cause.LATE, "took longer than " + limit);
            }
            if (message == null && awake.nanos() - start >= limits.silence().toNanos()) {
                process.destroyForcibly();
                awaitLog();
                throw new Death(Cause.SILENT, "gave no sign of life for " + limits.silence());
            }
        }
    }

    private Death died(Cause ifEnded) {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
            awaitLog();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (process.isAlive()) {
            return new Death(ifEnded, "worker process %d cannot be ended".formatted(process.pid()));
        }
        if (unreadable != null) {
            return new Death(Cause.UNREADABLE,
                    "worker process %d sent what cannot be read here (%s)".formatted(process.pid(),
                            unreadable));
        }
        int code = process.exitValue();
        if (code == WorkerExit.UNREADABLE) {
            return new Death(Cause.UNREADABLE,
                    "worker process %d could not read what it was sent".formatted(process.pid()));
        }
        return WorkerExit.isMemory(code)
                ? new Death(Cause.MEMORY, code == WorkerExit.HEAP_FULL
                        ? "The worker's Java heap was full."
                        : "The worker took more memory than it may.")
                : new Death(ifEnded,
                        "worker process %d ended with code %d".formatted(process.pid(), code));
    }

    // Its last words, which tell why it died. Whoever has inherited its standard error may keep it.
    private void awaitLog() throws InterruptedException {
        log.join(Duration.ofSeconds(2));
    }

    /** Whether the process lives. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Time since it was started or gave a sign of life. From any thread. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heard);
    }

    /** Ends the worker: at the end of its input, or by force if it does not listen. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(Duration.ofSeconds(2))) {
                process.destroyForcibly();
            }
            awaitLog();
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the worker at once. */
    void kill() {
        process.destroyForcibly();
    }
}

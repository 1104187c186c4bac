package io.evowire.run.worker;

import io.evowire.core.network.NetworkFormat;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import java.io.IOException;
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

        private final boolean deadline;

        Death(String message, boolean deadline) {
            super(message);
            this.deadline = deadline;
        }

        /** Whether it was killed because the trial took too long. */
        boolean deadline() {
            return deadline;
        }
    }

    private final Process process;
    private final WorkerLimits limits;
    private final WorkerMain.Progress progress;
    private final BlockingQueue<Optional<WorkerMessage>> messages = new LinkedBlockingQueue<>();
    private long requests;

    private WorkerProcess(Process process, WorkerLimits limits, WorkerMain.Progress progress) {
        this.process = process;
        this.limits = limits;
        this.progress = progress;
    }

    /** Starts a worker. */
    static WorkerProcess start(ProcessBuilder command, WorkerLimits limits,
            WorkerMain.Progress progress) throws IOException {
        var worker = new WorkerProcess(command.start(), limits, progress);
        Thread.ofPlatform().daemon().name("worker-" + worker.process.pid())
                .start(worker::readMessages);
        return worker;
    }

    /**
     * Waits until the worker is ready.
     *
     * @throws UserException if it says that it cannot work here
     */
    void awaitReady(WorkerPool.Identity expected) throws InterruptedException, Death {
        long deadline = System.nanoTime() + limits.start().toNanos();
        while (true) {
            switch (next(deadline)) {
                case WorkerMessage.Ready ready -> {
                    expected.check(ready.fingerprint(), ready.kernels());
                    return;
                }
                case WorkerMessage.Refused refused -> throw new UserException(refused.reason());
                case WorkerMessage.Heartbeat beat -> {
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
                messages.add(message);
            }
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly(); // it no longer speaks our protocol
        } finally {
            messages.add(Optional.empty());
        }
    }

    /**
     * Evaluates candidates.
     *
     * @throws Death if the worker died or had to be killed
     */
    List<Outcome> evaluate(List<Candidate> candidates) throws Death, InterruptedException {
        var request = new WorkerRequest(++requests,
                candidates.stream().map(candidate -> new WorkerRequest.Job(candidate.trial(),
                        NetworkFormat.write(candidate.network()), candidate.recipe())).toList());
        try {
            Frames.write(process.getOutputStream(), request);
        } catch (IOException e) {
            throw died();
        }
        long deadline = System.nanoTime()
                + limits.trialTime().multipliedBy(candidates.size()).toNanos();
        while (true) {
            switch (next(deadline)) {
                case WorkerMessage.Reply reply when reply.id() == requests -> {
                    return reply.outcomes();
                }
                case WorkerMessage.Progress step ->
                    progress.step(step.trial(), step.step(), step.steps());
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

    private WorkerMessage next(long deadline) throws Death, InterruptedException {
        long left = deadline - System.nanoTime();
        long wait = Math.min(left, limits.silence().toNanos());
        @Nullable
        Optional<WorkerMessage> message = messages.poll(wait, TimeUnit.NANOSECONDS);
        if (message == null || left <= 0) {
            process.destroyForcibly();
            boolean late = System.nanoTime() >= deadline;
            throw new Death(late ? "took too long" : "sent no sign of life for " + limits.silence(),
                    late);
        }
        return message.orElseThrow(this::died);
    }

    private Death died() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Death("worker process %d ended with code %s".formatted(process.pid(),
                process.isAlive() ? "?" : process.exitValue()), false);
    }

    /** Ends the worker: at the end of its input, or by force if it does not listen. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(Duration.ofSeconds(2))) {
                process.destroyForcibly();
            }
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

package io.evowire.run.worker;

import io.evowire.core.network.NetworkFormat;
import io.evowire.evaluate.ArchitectureEvaluator;
import io.evowire.evaluate.Candidate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The worker's side: reads requests from standard input, evaluates them one after another, writes
 * replies to standard output. Ends when its input does, so that no worker outlives a killed
 * coordinator.
 */
public final class WorkerMain {

    private static final long HEARTBEAT_MILLIS = 1_000;

    private WorkerMain() {}

    /** What a worker trains with. */
    public interface Setup {

        /**
         * Loads what every evaluation needs.
         *
         * @param progress told how far each training is
         * @throws RuntimeException whose message tells the user why this cannot work
         */
        Ready open(Progress progress);

        /** A loaded evaluator, and what results depend on. */
        record Ready(ArchitectureEvaluator evaluator, String dataFingerprint, String kernels) {}
    }

    /** Takes how far a training is. */
    @FunctionalInterface
    public interface Progress {
        void step(int trial, int step, int steps);
    }

    /** Serves until the input ends. Whatever the libraries print goes to standard error. */
    public static void serve(Setup setup) throws IOException, InterruptedException {
        InputStream in = System.in;
        OutputStream out = System.out;
        System.setOut(System.err);
        Locale.setDefault(Locale.ROOT);
        ignoreSignals();
        Setup.Ready ready;
        try {
            ready = setup.open((trial, step, steps) -> send(out,
                    new WorkerMessage.Progress(trial, step, steps)));
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace();
            send(out, new WorkerMessage.Refused(String.valueOf(e.getMessage())));
            return;
        } catch (OutOfMemoryError e) {
            send(out, new WorkerMessage.Refused(
                    "The data set does not fit into a worker's memory. Raise workers.memory."));
            return;
        }
        BlockingQueue<WorkerRequest> requests = readRequests(in);
        beat(out);
        send(out, new WorkerMessage.Ready(ready.dataFingerprint(), ready.kernels()));
        while (true) {
            WorkerRequest request = requests.take();
            List<Candidate> candidates = request.candidates().stream()
                    .map(job -> new Candidate(job.trial(), NetworkFormat.read(job.network()),
                            job.recipe()))
                    .toList();
            send(out, new WorkerMessage.Reply(request.id(),
                    ready.evaluator().evaluate(candidates)));
        }
    }

    // A terminal sends them to all its processes; the coordinator decides what they mean.
    private static void ignoreSignals() {
        for (String name : List.of("INT", "TERM")) {
            Signal.handle(new Signal(name), SignalHandler.SIG_IGN);
        }
    }

    private static BlockingQueue<WorkerRequest> readRequests(InputStream in) {
        var requests = new LinkedBlockingQueue<WorkerRequest>();
        Thread.ofPlatform().daemon().name("requests").start(() -> {
            try {
                Optional<WorkerRequest> request;
                while ((request = Frames.read(in, WorkerRequest.class)).isPresent()) {
                    requests.add(request.get());
                }
            } catch (IOException e) {
                e.printStackTrace();
            } finally {
                Runtime.getRuntime().halt(0); // also in the middle of a training
            }
        });
        return requests;
    }

    private static void beat(OutputStream out) {
        Thread.ofPlatform().daemon().name("heartbeat").start(() -> {
            try {
                while (true) {
                    send(out, new WorkerMessage.Heartbeat());
                    Thread.sleep(HEARTBEAT_MILLIS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    // Nobody reads any more: nothing that this worker does can matter.
    private static void send(OutputStream out, WorkerMessage message) {
        try {
            Frames.write(out, message);
        } catch (IOException e) {
            Runtime.getRuntime().halt(1);
        }
    }
}

package io.evowire.run.worker;

import io.evowire.evaluate.Outcome;
import io.evowire.run.system.Signals;
import io.evowire.run.training.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The worker's side: reads requests from standard input, does them one after another, writes
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

        /**
         * All is loaded.
         *
         * @param works           does the works of a request: an outcome for each, in their order,
         *                        which is the same in any company
         * @param dataFingerprint of the data set, on which results depend
         * @param kernels         what trains the networks, on which they depend, too
         */
        record Ready(Function<List<Work>, List<Outcome>> works, String dataFingerprint,
                String kernels) {

            /** Does one work after another. */
            public static Ready oneByOne(Function<Work, Outcome> work, String dataFingerprint,
                    String kernels) {
                return new Ready(works -> works.stream().map(work).toList(), dataFingerprint,
                        kernels);
            }
        }
    }

    /** Takes how far the works are that are being done. */
    @FunctionalInterface
    public interface Progress {

        /** @param work number of the work in the request, from 0 */
        void step(int work, int step, int steps);

        /** Of the only work. */
        default void step(int step, int steps) {
            step(0, step, steps);
        }
    }

    /** Serves until the input ends. Whatever is printed goes to standard error. */
    public static void serve(Setup setup) throws IOException, InterruptedException {
        InputStream in = System.in;
        OutputStream out = NativeOutput.claim();
        Locale.setDefault(Locale.ROOT);
        // A terminal sends them to all its processes; the coordinator decides what they mean.
        Signals.ignore(List.of("INT", "TERM", "HUP"));
        MemoryWatch.start();
        // Before the data is loaded, which may take minutes: the coordinator must hear of this
        // worker, and this worker of the coordinator's end.
        BlockingQueue<Request> requests = readRequests(in);
        beat(out);
        var current = new AtomicLong();
        Setup.Ready ready;
        try {
            ready = setup.open((work, step, steps) -> send(out,
                    new WorkerMessage.Progress(current.get(), work, step, steps)));
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace();
            send(out, new WorkerMessage.Refused(String.valueOf(e.getMessage())));
            return;
        }
        send(out, new WorkerMessage.Ready(ready.dataFingerprint(), ready.kernels(),
                Origin.ifAsked()));
        while (true) {
            Request request = requests.take();
            current.set(request.id());
            send(out, new WorkerMessage.Begun(request.id()));
            send(out, new WorkerMessage.Reply(request.id(), evaluate(ready, request.works())));
        }
    }

    /** The worker's edge: an evaluator does not throw, but one that does costs only a slot. */
    static List<Outcome> evaluate(Setup.Ready ready, List<Work> works) {
        try {
            return ready.works().apply(works);
        } catch (OutOfMemoryError e) { // of memory that is not the heap, which ends the process
            e.printStackTrace();
            return alone(ready, works, new Outcome.OutOfMemory(e.toString()));
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            e.printStackTrace();
            return alone(ready, works, new Outcome.Failed(e.toString()));
        }
    }

    // In company it is nobody's own failure.
    private static List<Outcome> alone(Setup.Ready ready, List<Work> works, Outcome failure) {
        return works.size() == 1
                ? List.of(failure)
                : works.stream().map(work -> evaluate(ready, List.of(work)).getFirst()).toList();
    }

    /** A request that could be read. */
    private record Request(long id, List<Work> works) {}

    private static BlockingQueue<Request> readRequests(InputStream in) {
        var requests = new LinkedBlockingQueue<Request>();
        Thread.ofPlatform().daemon().name("requests").start(() -> {
            int code = WorkerExit.UNREADABLE;
            try {
                Optional<WorkerRequest> request;
                while ((request = Frames.read(in, WorkerRequest.class)).isPresent()) {
                    requests.add(new Request(request.get().id(), request.get().asked()));
                }
                code = 0;
            } catch (Throwable e) { // no candidate's fault, whatever it is
                e.printStackTrace();
            } finally {
                Runtime.getRuntime().halt(code); // also in the middle of a training
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
            Runtime.getRuntime().halt(WorkerExit.UNHEARD);
        }
    }
}

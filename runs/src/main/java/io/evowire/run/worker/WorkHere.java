package io.evowire.run.worker;

import io.evowire.evaluate.Outcome;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.evowire.run.worker.WorkerPool.Queued;
import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what worker processes do, but in this process: for the rehearsal of the build, and for tests
 * whose subject is not the process, as a fresh one takes seconds of processor time to load all
 * classes and compile the kernels. Waves are done one after another, and limits of time and memory
 * do not count.
 */
public final class WorkHere implements TrainingPool {

    private final int workers;
    private final int wave;
    private final WorkerMain.Setup setup;
    private final WorkerPool.Identity identity;
    private final AtomicReference<Told> told = new AtomicReference<>();
    private WorkerMain.Setup.@Nullable Ready ready;

    /** Who hears of the steps of a work. */
    private record Told(List<Work> works, Listener listener) {}

    /**
     * A pool.
     *
     * @param workers  how many it says it has
     * @param setup    what a worker does at its start
     * @param identity checks it
     */
    public WorkHere(int workers, WorkerMain.Setup setup, WorkerPool.Identity identity) {
        this(workers, 1, setup, identity);
    }

    private WorkHere(int workers, int wave, WorkerMain.Setup setup, WorkerPool.Identity identity) {
        this.workers = workers;
        this.wave = wave;
        this.setup = setup;
        this.identity = identity;
    }

    /** Does something; what it would train in processes is trained here, to the same bits. */
    public static <T> T during(Supplier<T> action) {
        return ScopedValue.where(WorkerPool.INSTEAD, (workers, command, limits, identity) -> {
            List<String> words = command.apply(0).words();
            List<String> arguments = words.subList(
                    words.indexOf(TrainingWorker.class.getName()) + 1, words.size());
            return new WorkHere(workers, limits.wave(),
                    TrainingWorker.setup(arguments.toArray(String[]::new)), identity);
        }).call(action::get);
    }

    @Override
    public OptionalInt workers() {
        return OptionalInt.of(workers);
    }

    @Override
    public void evaluate(List<Work> works, BooleanSupplier mayStart, Listener listener) {
        Queue<Queued> waiting = new ArrayDeque<>(
                works.stream().map(work -> new Queued(work, 0)).toList());
        int most = Math.min(wave, Math.ceilDiv(works.size(), workers)); // as processes would
        while (!waiting.isEmpty() && mayStart.getAsBoolean()) {
            WorkerMain.Setup.Ready worker = ready();
            List<Work> taken = Wave.next(waiting, most).stream().map(Queued::work).toList();
            taken.forEach(listener::started);
            told.set(new Told(taken, listener));
            List<Outcome> outcomes = WorkerMain.evaluate(worker, taken);
            for (int i = 0; i < taken.size(); i++) {
                listener.ended(taken.get(i), outcomes.get(i));
            }
        }
    }

    private WorkerMain.Setup.Ready ready() {
        WorkerMain.Setup.Ready opened = ready;
        if (opened == null) {
            opened = setup.open((work, step, steps) -> {
                Told listening = told.get();
                listening.listener().step(listening.works().get(work), step, steps);
            });
            identity.check(opened.dataFingerprint(), opened.kernels());
            ready = opened;
        }
        return opened;
    }
}

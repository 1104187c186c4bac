package io.evowire.run.worker;

import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what worker processes do, but in this process, where all classes are loaded and the kernels are
 * compiled: a fresh process takes seconds of processor time for that. For tests whose subject is not the
 * process. Works are done one after another, and limits of time and memory do not count.
 */
public final class WorkHere implements TrainingPool {

    private final int workers;
    private final WorkerMain.Setup setup;
    private final WorkerPool.Identity identity;
    private final AtomicReference<Told> told = new AtomicReference<>();
    private WorkerMain.Setup.@Nullable Ready ready;

    /** Who hears of the steps of a work. */
    private record Told(Work work, Listener listener) {}

    /**
     * A pool.
     *
     * @param workers  how many it says it has
     * @param setup    what a worker does at its start
     * @param identity checks it
     */
    public WorkHere(int workers, WorkerMain.Setup setup, WorkerPool.Identity identity) {
        this.workers = workers;
        this.setup = setup;
        this.identity = identity;
    }

    /** Does something; what it would train in processes is trained here, to the same bits. */
    public static <T> T during(Supplier<T> action) {
        return ScopedValue.where(WorkerPool.INSTEAD, (workers, command, limits, identity) -> {
            List<String> words = command.apply(0).words();
            List<String> arguments = words.subList(
                    words.indexOf(TrainingWorker.class.getName()) + 1, words.size());
            return new WorkHere(workers,
                    TrainingWorker.setup(arguments.toArray(String[]::new)), identity);
        }).call(action::get);
    }

    @Override
    public OptionalInt workers() {
        return OptionalInt.of(workers);
    }

    @Override
    public void evaluate(List<Work> works, BooleanSupplier mayStart, Listener listener) {
        for (Work work : works) {
            if (mayStart.getAsBoolean()) {
                WorkerMain.Setup.Ready worker = ready();
                listener.started(work);
                told.set(new Told(work, listener));
                listener.ended(work, WorkerMain.evaluate(worker, work));
            }
        }
    }

    private WorkerMain.Setup.Ready ready() {
        WorkerMain.Setup.Ready opened = ready;
        if (opened == null) {
            opened = setup.open((step, steps) -> {
                Told listening = told.get();
                listening.listener().step(listening.work(), step, steps);
            });
            identity.check(opened.dataFingerprint(), opened.kernels());
            ready = opened;
        }
        return opened;
    }
}

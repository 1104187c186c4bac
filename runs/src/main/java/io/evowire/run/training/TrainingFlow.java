package io.evowire.run.training;

import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs works while more are added: each end may bring new ones. What was lost goes back to the
 * queue once; what is lost twice is not its own fault, so nothing more is started.
 */
final class TrainingFlow implements TrainingPool.Listener {

    private final Trainings trainings;
    private final Supplier<List<Work>> source;
    private final Trainings.Sink sink;
    private final Trainings.Progress progress;
    private final Map<String, Outcome> lost = new HashMap<>();
    private final Set<String> inVain = new HashSet<>();
    private final List<Work> again = new ArrayList<>();
    private int ends;

    /**
     * A flow.
     *
     * @param source what is new: asked after each end, and when nothing is left to do
     * @param sink   records outcomes
     */
    TrainingFlow(Trainings trainings, Supplier<List<Work>> source, Trainings.Sink sink,
            Trainings.Progress progress) {
        this.trainings = trainings;
        this.source = source;
        this.sink = sink;
        this.progress = progress;
    }

    /**
     * Does all that is left and all that comes.
     *
     * @param left what has no outcome yet, with all that the source has given; asked before each
     *             list goes to the pool
     * @return whether nothing is left; else no more may start
     * @throws UserException if a work was lost twice
     */
    boolean run(Supplier<List<Work>> left) {
        source.get(); // which is left, too
        List<Work> works = left.get();
        progress.begin(works.size());
        while (!works.isEmpty()) {
            if (!trainings.mayStart().getAsBoolean()) {
                return false;
            }
            Trainings.requireDistinct(works);
            sink.begin(works);
            int before = ends;
            again.clear(); // they are left
            try {
                trainings.pool().evaluate(works, trainings.mayStart(), this);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            requireAll(ends > before, left.get());
            source.get();
            works = left.get();
        }
        return true;
    }

    private void requireAll(boolean any, List<Work> left) {
        if (!inVain.isEmpty() || !any && trainings.mayStart().getAsBoolean()) {
            String id = inVain.isEmpty() ? left.getFirst().id() : inVain.iterator().next();
            throw Trainings.couldNotBeDone(id, lost.get(id));
        }
    }

    @Override
    public List<Work> more() {
        if (!inVain.isEmpty() || !trainings.mayStart().getAsBoolean()) {
            return List.of();
        }
        List<Work> works = new ArrayList<>(again);
        again.clear();
        works.addAll(source.get());
        return works;
    }

    @Override
    public void ended(Work work, Outcome outcome, @Nullable String host) {
        ends++;
        if (!(outcome instanceof Outcome.Lost why)) {
            sink.ended(work, outcome, host);
            progress.ended(work);
            return;
        }
        sink.lost(work, why);
        if (lost.put(work.id(), why) == null) {
            again.add(work);
        } else {
            inVain.add(work.id());
        }
    }

    @Override
    public void started(Work work) {
        progress.started(work);
    }

    @Override
    public int deaths(Work work) {
        return sink.deaths(work);
    }

    @Override
    public void died(Work work, String message) {
        sink.died(work, message);
    }

    @Override
    public void step(Work work, int step, int steps) {
        progress.step(work, step, steps);
    }

    @Override
    public void changed(HostNews news) {
        progress.changed(news);
    }
}

package io.evowire.run.worker;

import io.evowire.evaluate.Outcome;
import io.evowire.run.training.Task;
import io.evowire.run.training.Work;
import io.evowire.run.worker.WorkerPool.Queued;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Works that one worker does together, each with what is known of earlier tries. A worker of the
 * processor has waves of one.
 *
 * @param tried in the order in which they were queued
 */
record Wave(List<Tried> tried) {

    Wave {
        tried = List.copyOf(tried);
    }

    /** A work and the tries at it. */
    record Tried(Work work, Attempts attempts) {

        static Tried of(Queued queued, @Nullable Duration limit) {
            return new Tried(queued.work(), new Attempts(limit, queued.deaths()));
        }
    }

    /**
     * What is said of a work.
     *
     * @param host name of the machine in a cluster that tried it last; null for this one
     */
    record Verdict(Work work, Outcome outcome, @Nullable String host) {}

    /**
     * What came of a wave.
     *
     * @param verdicts of those that have their outcome
     * @param dead     those with which a worker died that are to be tried again
     * @param again    waves of all that are to be tried again
     */
    record Result(List<Verdict> verdicts, List<Work> dead, List<Wave> again) {}

    /**
     * The next works of a queue: the first one, and further ones that can be trained with it. One
     * with which a worker has died is tried alone.
     *
     * @param most works, at least 1
     * @return empty if there is none
     */
    static List<Queued> next(Queue<Queued> waiting, int most) {
        List<Queued> taken = new ArrayList<>();
        while (!waiting.isEmpty() && (taken.isEmpty()
                || taken.size() < most && sociable(taken.getFirst())
                        && sociable(waiting.element()))) {
            taken.add(waiting.remove());
        }
        return taken;
    }

    private static boolean sociable(Queued queued) {
        return queued.deaths() == 0 && queued.work().task() instanceof Task.Train;
    }

    /** The works. */
    List<Work> works() {
        return tried.stream().map(Tried::work).toList();
    }

    private boolean alone() {
        return tried.size() == 1;
    }

    /** After the worker's own word. */
    Result after(Attempt.Answered answered) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Wave> again = new ArrayList<>();
        for (int i = 0; i < tried.size(); i++) {
            Tried one = tried.get(i);
            // In company it was not the only one that took memory.
            one.attempts().after(answered.outcomes().get(i),
                    answered.fresh() && alone()).ifPresentOrElse(
                            outcome -> verdicts.add(new Verdict(one.work(), outcome,
                                    answered.host())),
                            () -> again.add(new Wave(List.of(one))));
        }
        return new Result(verdicts, List.of(), again);
    }

    /** After the worker's death. */
    Result after(Attempt.Died death) {
        List<Verdict> verdicts = new ArrayList<>();
        List<Work> dead = new ArrayList<>();
        List<Tried> left = new ArrayList<>();
        for (Tried one : tried) {
            int deaths = one.attempts().deaths();
            Optional<Outcome> verdict = one.attempts().after(death, alone());
            if (verdict.isPresent()) {
                verdicts.add(new Verdict(one.work(), verdict.get(), death.host()));
            } else {
                left.add(one);
                if (one.attempts().deaths() > deaths) {
                    dead.add(one.work());
                }
            }
        }
        return new Result(verdicts, dead, again(death.cause(), left));
    }

    private static List<Wave> again(Attempt.Cause cause, List<Tried> left) {
        int middle = Math.ceilDiv(left.size(), 2);
        return switch (cause) {
            case UNBEGUN -> waves(List.of(left));
            case MEMORY -> waves(List.of(left.subList(0, middle),
                    left.subList(middle, left.size())));
            case LATE, SILENT, UNREADY, UNREADABLE, ENDED -> left.stream()
                    .map(one -> new Wave(List.of(one))).toList();
        };
    }

    private static List<Wave> waves(List<List<Tried>> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).map(Wave::new).toList();
    }
}

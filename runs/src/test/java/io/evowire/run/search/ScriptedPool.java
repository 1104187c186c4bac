package io.evowire.run.search;

import io.evowire.core.text.Sha256;
import io.evowire.evaluate.Outcome;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.evowire.run.worker.StubWorker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Trains in microseconds, in an order that a script decides: of all works that it has, the one ends
 * next whose name comes first by the script's hash. So the order of ends follows from what is
 * decided on, whenever the search is killed and resumed.
 */
final class ScriptedPool implements TrainingPool {

    private final int workers;
    private final String script;
    private final boolean asks;
    private final Set<String> losses = new HashSet<>();
    private boolean loses;
    private int fewest = Integer.MAX_VALUE;

    /**
     * A pool.
     *
     * @param asks whether it asks for more while works are being done
     */
    ScriptedPool(int workers, String script, boolean asks) {
        this.workers = workers;
        this.script = script;
        this.asks = asks;
    }

    ScriptedPool(int workers, String script) {
        this(workers, script, true);
    }

    /** This pool, which loses each fifth work the first time. */
    ScriptedPool losing() {
        loses = true;
        return this;
    }

    /** How many works it had when one ended and it had just asked for more; the fewest. */
    int fewest() {
        return fewest;
    }

    @Override
    public OptionalInt workers() {
        return OptionalInt.of(workers);
    }

    @Override
    public void evaluate(List<Work> works, BooleanSupplier mayStart, Listener listener) {
        List<Work> held = new ArrayList<>(works);
        while (!held.isEmpty() && mayStart.getAsBoolean()) {
            Work next = held.stream().min(Comparator.comparing(this::place)).orElseThrow();
            held.remove(next);
            listener.started(next);
            listener.ended(next, outcome(next));
            if (asks) {
                List<Work> more = listener.more();
                held.addAll(more);
                fewest = more.isEmpty() ? fewest : Math.min(fewest, held.size());
            }
        }
    }

    private Outcome outcome(Work work) {
        if (loses && work.candidate().trial() % 5 == 2 && losses.add(work.id())) {
            return new Outcome.Lost("a cable");
        }
        return work.candidate().trial() % 11 == 7
                ? new Outcome.Diverged(1, "NaN")
                : StubWorker.outcome(work.candidate());
    }

    private String place(Work work) {
        return Sha256.hex(script + " " + work.id());
    }
}

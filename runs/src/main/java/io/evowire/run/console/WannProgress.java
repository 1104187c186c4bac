package io.evowire.run.console;

import io.evowire.run.wann.WannBudget;
import io.evowire.run.wann.WannGeneration;
import io.evowire.run.wann.WannHistory;
import io.evowire.run.wann.WannSearch;
import org.jspecify.annotations.Nullable;

/** Progress of a search for weight agnostic networks, generation by generation. */
public final class WannProgress implements WannSearch.Progress, AutoCloseable {

    private final WannBudget budget;
    private final Commentary commentary;
    private @Nullable BarOrLines shown;
    private @Nullable Pace pace;

    /** @param budget when the search ends */
    public WannProgress(WannBudget budget, Commentary commentary) {
        this.budget = budget;
        this.commentary = commentary;
    }

    @Override
    public void again(int done, int all) {
        if (done == 1) {
            commentary.say("Computing the %d generations since the last checkpoint again ..."
                    .formatted(all));
        }
    }

    @Override
    public void recorded(WannHistory history) {
        int generation = history.last();
        int population = history.record().settings().population();
        if (shown == null || pace == null) {
            shown = new BarOrLines("wann", budget.generations(), commentary).from(generation - 1);
            pace = new Pace("networks", (long) generation * population);
        }
        WannGeneration told = history.generations().getLast();
        shown.tell(generation, budget.generations(),
                "generation %d of %d".formatted(generation, budget.generations()),
                "best %.3f  median %.3f  %d connections  %s".formatted(told.best(),
                        told.median(), told.connections(),
                        pace.words((long) generation * population,
                                (long) budget.generations() * population)),
                generation == budget.generations());
    }

    @Override
    public void close() {
        if (shown != null) {
            shown.close();
        }
    }
}

package io.evowire.run.crash.store;

import io.evowire.run.search.StubSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code Rehearsal DIR} makes a run and resumes it, for a cache of the classes that this takes. */
final class Rehearsal {

    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        for (int trials : List.of(4, 8)) {
            StubSearch.search(Path.of(args[0]), "models", List.of("budget.trials=" + trials,
                    "strategy.rungs={count: 2, eta: 2}", "strategy.warmStart=true"), trial -> {});
        }
    }
}

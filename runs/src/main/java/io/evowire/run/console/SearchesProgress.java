package io.evowire.run.console;

import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.study.MeasuredStudy;
import io.evowire.run.study.StudyUnit;
import io.evowire.run.study.searches.SearchesStudy.Watch;
import io.evowire.run.study.searches.SearchesStudy.Watched;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Progress of a study of searches: how many are measured and how long the others take, and
 * meanwhile how the search under way goes on.
 */
public final class SearchesProgress implements MeasuredStudy.Progress, Watch {

    private final Commentary commentary;
    private @Nullable Pace pace;

    public SearchesProgress(Commentary commentary) {
        this.commentary = commentary;
    }

    @Override
    public void measured(int done, int all, Optional<StudyUnit> next) {
        if (pace == null) {
            pace = new Pace("searches", done); // those before are no measure of this session
        }
        String words = pace.words(done, all);
        next.ifPresent(unit -> commentary.say("%d of %d searches are measured%s; now %s ..."
                .formatted(done, all, words.isEmpty() ? "" : " (%s)".formatted(words), unit.id())));
    }

    @Override
    public Watched begin(Run run, History history) {
        var progress = new SearchProgress(run, history, commentary);
        return new Watched(progress, progress::close);
    }
}

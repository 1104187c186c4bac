package io.evowire.run.pick;

import io.evowire.evaluate.Recognition.Part;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.History;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A suggested network and its test, as programs read it.
 *
 * @param kind   what it is good for
 * @param trial  number of the trial
 * @param reason why it is named
 * @param of     which images it was tested on, null as long as it was not
 * @param tested what came out, the same
 * @param epochs passes of the final training whose model was tested, null if that of the search was
 */
public record PickFigures(Pick.Kind kind, int trial, String reason, @Nullable Part of,
        @Nullable ClassFigures tested, @Nullable Integer epochs) {

    /** Those of a run, if one of them or more is tested; else none. */
    public static List<PickFigures> of(CandidateFactory factory, History history) {
        return TestedPick.of(factory, history).stream()
                .map(pick -> of(pick, history.record().classNames())).toList();
    }

    private static PickFigures of(TestedPick tested, List<String> classNames) {
        Pick pick = tested.pick();
        return tested.recognition()
                .map(found -> new PickFigures(pick.kind(), pick.trial(), pick.reason(), found.of(),
                        ClassFigures.of(found.confusion(), classNames),
                        tested.epochs().isPresent()
                                ? (Integer) tested.epochs().getAsInt()
                                : null))
                .orElseGet(() -> new PickFigures(pick.kind(), pick.trial(), pick.reason(), null,
                        null, null));
    }
}

package io.evowire.run.pick;

import io.evowire.evaluate.Recognition;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.History;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A suggested network and its test.
 *
 * @param pick        the network, and why
 * @param recognition what the test gave, empty as long as there was none
 * @param epochs      passes of its final training, empty if the model of the search was tested
 */
public record TestedPick(Pick pick, Optional<Recognition> recognition, OptionalInt epochs) {

    /** Those of a run, if one of them or more is tested; else none. */
    public static List<TestedPick> of(CandidateFactory factory, History history) {
        if (!history.anyTested()) {
            return List.of();
        }
        List<TestedPick> picks = Picks.of(factory, history).stream()
                .map(pick -> new TestedPick(pick, history.tested(pick.trial()),
                        history.finalEpochs(pick.trial())))
                .toList();
        return picks.stream().anyMatch(pick -> pick.recognition().isPresent()) ? picks : List.of();
    }
}

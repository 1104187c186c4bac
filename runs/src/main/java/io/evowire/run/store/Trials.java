package io.evowire.run.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The trials of a run and how they fared. */
final class Trials {

    private final NavigableMap<Integer, Trial> trials = new TreeMap<>();
    private final ByTrial<RungResult> rungs = new ByTrial<>();
    private final ByTrial<WorkerDeath> deaths = new ByTrial<>();
    private final Map<Integer, String> models = new HashMap<>();
    private int ended;

    void proposed(Proposal proposal) {
        trials.put(proposal.trial(), new Trial(proposal, Optional.empty()));
    }

    void reached(RungResult result) {
        rungs.add(result.trial(), result);
    }

    void died(WorkerDeath death) {
        deaths.add(death.trial(), death);
    }

    void ended(TrialEnd end) {
        if (end.model() != null) {
            models.put(end.trial(), end.model());
        }
        trials.computeIfPresent(end.trial(), (number, trial) -> {
            var now = new Trial(trial.proposal(), Optional.of(end.outcome()));
            ended += (now.ended() ? 1 : 0) - (trial.ended() ? 1 : 0);
            return now;
        });
    }

    List<Trial> all() {
        return List.copyOf(trials.values());
    }

    Optional<Trial> of(int number) {
        return Optional.ofNullable(trials.get(number));
    }

    List<RungResult> rungs(int number) {
        return rungs.of(number);
    }

    int deaths(int number, int rung) {
        return (int) deaths.of(number).stream().filter(death -> death.rung() == rung).count();
    }

    Optional<String> model(int number) {
        return Optional.ofNullable(models.get(number));
    }

    int generation() {
        return trials.isEmpty() ? 0 : trials.lastEntry().getValue().proposal().generation();
    }

    int size() {
        return trials.size();
    }

    Redraws redraws() {
        return trials.values().stream().map(trial -> trial.proposal().redraws())
                .filter(Objects::nonNull).reduce(Redraws.NONE, Redraws::plus);
    }

    int ended() {
        return ended;
    }
}

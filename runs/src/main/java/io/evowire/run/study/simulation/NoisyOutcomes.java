package io.evowire.run.study.simulation;

import io.evowire.evaluate.Outcome;
import io.evowire.run.store.Proposal;
import java.util.List;

/**
 * What trainings show of networks whose true accuracies are known: the truth and the luck of each
 * training, which is drawn by the network's key and the number or seed of the training. So equal
 * networks have equal luck, whichever strategy finds them.
 *
 * @param truth true accuracies
 * @param noise standard deviation of one training, fraction, at least 0
 */
public record NoisyOutcomes(Answers truth, double noise) implements Answers {

    @Override
    public Answer answer(Proposal proposal) {
        Answer answer = truth.answer(proposal);
        return new Answer(trained(proposal, answer.outcome(), "first"), answer.exact());
    }

    @Override
    public Outcome again(Proposal proposal, long seed) {
        return trained(proposal, truth.answer(proposal).outcome(), Long.toString(seed));
    }

    private Outcome trained(Proposal proposal, Outcome outcome, String training) {
        if (!(outcome instanceof Outcome.Completed completed)) {
            return outcome;
        }
        double accuracy = completed.validationAccuracy() + noise
                * NormalDraw.of("training %s of %s".formatted(training, proposal.key()));
        return new Outcome.Completed(Math.clamp(accuracy, 0, 1), completed.seconds(), List.of());
    }
}

package io.evowire.run.study.simulation;

import io.evowire.core.statistics.RankCorrelation;
import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import io.evowire.run.store.Proposal;
import io.evowire.run.study.simulation.TrainedNetworks.Trained;
import io.evowire.run.surrogate.Features;
import io.evowire.run.surrogate.NearestNeighbours;
import java.util.List;
import java.util.stream.IntStream;

/**
 * True accuracies of networks that nobody trained, like those of some that were: what the nearest
 * of these let expect, and on top something of each network's own, which is drawn by its key. How
 * large that is, the estimates of the trained networks from each other tell: what these miss, and
 * the noise of trainings does not explain, is the network's own.
 *
 * @param neighbours the trained networks
 * @param own        standard deviation of what is a network's own, fraction
 * @param quality    how good the estimates are
 */
public record FittedOutcomes(NearestNeighbours neighbours, double own,
        OutcomeTable.Quality quality) implements Answers {

    /**
     * Fits to trained networks.
     *
     * @param noise standard deviation of one training, fraction
     * @throws UserException if there are fewer than {@value TrainedNetworks#LEAST} networks
     */
    public static FittedOutcomes of(TrainedNetworks trained, double noise) {
        List<Trained> networks = trained.networks();
        if (networks.size() < TrainedNetworks.LEAST) {
            throw new UserException("""
                    A simulation with noise needs at least %d networks that were trained from \
                    scratch, not %d.""".formatted(TrainedNetworks.LEAST, networks.size()));
        }
        List<Double> means = networks.stream().map(Trained::mean).toList();
        var neighbours = new NearestNeighbours(
                networks.stream().map(network -> Features.of(network.proposal())).toList(), means);
        List<Double> estimates = neighbours.leaveOneOut();
        List<Double> missed = IntStream.range(0, means.size())
                .mapToObj(i -> estimates.get(i) - means.get(i)).toList();
        double luck = networks.stream()
                .mapToDouble(network -> noise * noise / network.accuracies().size()).average()
                .orElseThrow();
        double own = missed.stream().mapToDouble(miss -> miss * miss).average().orElseThrow()
                - luck;
        return new FittedOutcomes(neighbours, StrictMath.sqrt(Math.max(0, own)),
                new OutcomeTable.Quality(networks.size(), NearestNeighbours.K, Features.NAMES,
                        missed.stream().mapToDouble(Math::abs).average().orElseThrow(),
                        RankCorrelation.of(estimates, means)));
    }

    @Override
    public Answer answer(Proposal proposal) {
        double accuracy = neighbours.at(Features.of(proposal))
                + own * NormalDraw.of("network " + proposal.key());
        return new Answer(new Outcome.Completed(Math.clamp(accuracy, 0, 1), 0, List.of()), false);
    }
}

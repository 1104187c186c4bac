package io.evowire.run.study.simulation;

import io.evowire.core.objective.Objective;
import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Trial;
import io.evowire.run.study.simulation.TrainedNetworks.Trained;
import io.evowire.run.surrogate.Described;
import io.evowire.run.surrogate.Looks;
import io.evowire.run.surrogate.NetworkFeatures;
import io.evowire.run.surrogate.TrialModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * True accuracies of networks that nobody trained, like those of some that were: what a model of
 * these lets expect, and on top something of each network's own, which is drawn by its key. How
 * large that is, the estimates of the trained networks from each other tell: what these miss, and
 * the noise of trainings does not explain, is the network's own.
 *
 * @param world   the model
 * @param fit     of it to the trained networks
 * @param own     standard deviation of what is a network's own, fraction
 * @param quality how good its estimates are
 * @param process how good those of the Gaussian process are that searches, for comparison: a world
 *                that is estimated much worse is harder to search than the trained networks are
 */
public record FittedOutcomes(World world, World.Fit fit, double own, Quality quality,
        Quality process) implements Answers {

    /**
     * Fits to trained networks.
     *
     * @param noise standard deviation of one training, fraction
     * @throws UserException if there are fewer than {@value TrainedNetworks#LEAST} networks
     */
    public static FittedOutcomes of(TrainedNetworks trained, double noise, World world,
            CandidateFactory factory) {
        List<Trained> networks = trained.networks();
        if (networks.size() < TrainedNetworks.LEAST) {
            throw new UserException("""
                    A simulation with noise needs at least %d networks that were trained from \
                    scratch, not %d.""".formatted(TrainedNetworks.LEAST, networks.size()));
        }
        List<Double> means = networks.stream().map(Trained::mean).toList();
        World.Fit fit = world.fit(networks.stream().map(Trained::proposal).toList(), means,
                factory);
        Quality quality = Quality.of(world.features(), fit.without(), means);
        double luck = networks.stream()
                .mapToDouble(network -> noise * noise / network.accuracies().size()).average()
                .orElseThrow();
        return new FittedOutcomes(world, fit,
                Math.sqrt(Math.max(0, quality.deviation() * quality.deviation() - luck)), quality,
                process(networks, factory));
    }

    private static Quality process(List<Trained> networks, CandidateFactory factory) {
        TrialModel model = TrialModel.of(Objective.ACCURACY, IntStream.range(0, networks.size())
                .mapToObj(i -> new Looks(Described.of(factory, trial(networks.get(i), i)), 1,
                        networks.get(i).mean(), networks.get(i).accuracies().size()))
                .toList());
        return Quality.of(NetworkFeatures.NAMES, model.leaveOneOut().means(),
                model.looks().stream().map(Looks::value).toList());
    }

    // Trials of different runs may share a number.
    private static Trial trial(Trained network, int number) {
        Proposal of = network.proposal();
        return new Trial(new Proposal(number, of.generation(), of.key(), of.genome(),
                of.parents(), of.mutations(), of.cost(), of.redraws(), of.donor(),
                of.prediction()),
                Optional.of(new Outcome.Completed(network.mean(), 0, List.of())));
    }

    @Override
    public Answer answer(Proposal proposal) {
        double accuracy = fit.at().applyAsDouble(proposal)
                + own * NormalDraw.of("network " + proposal.key());
        return new Answer(new Outcome.Completed(Math.clamp(accuracy, 0, 1), 0, List.of()), false);
    }
}

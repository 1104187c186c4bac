package io.evowire.run.study.audit;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Network;
import io.evowire.genome.Genome;
import io.evowire.run.UserException;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.Randomness;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * A network drawn at random from a space.
 *
 * @param number  of the draw, from 0
 * @param genome  its genome
 * @param network its network
 * @param cost    of the network
 */
record Draw(int number, Genome genome, Network network, Cost cost) {

    /**
     * Draws for one network that is kept; more mean that hardly any network of the space is wanted.
     */
    private static final int MOST = 10_000;

    /**
     * Draws networks that keep the configuration's constraints, no two of them isomorphic.
     *
     * @param purpose names the randomness: other purposes have other draws
     * @param wanted  which costs are wanted
     * @throws UserException if hardly any network of the space is
     */
    static List<Draw> of(CandidateFactory factory, String purpose, int count,
            Predicate<Cost> wanted) {
        return ofNetworks(factory, purpose, count, draw -> wanted.test(draw.cost()));
    }

    /**
     * As {@link #of}.
     *
     * @param wanted which draws are wanted
     */
    static List<Draw> ofNetworks(CandidateFactory factory, String purpose, int count,
            Predicate<Draw> wanted) {
        RandomGenerator random = new Randomness(factory.config().seed()).of(purpose);
        List<Draw> draws = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int vain = 0; draws.size() < count; vain++) {
            if (vain == MOST) {
                throw new UserException(
                        """
                                The space gave %d networks such as are asked for (%s), and then \
                                none in %d draws. Ask for fewer networks or other budgets, or \
                                change the space with --set."""
                                .formatted(draws.size(), purpose, MOST));
            }
            Genome genome = factory.config().space().draw(random);
            Network network = factory.network(genome);
            var draw = new Draw(draws.size(), genome, network, Cost.of(network));
            if (wanted.test(draw) && factory.broken(draw.cost()).isEmpty()
                    && keys.add(factory.key(genome))) {
                draws.add(draw);
                vain = -1;
            }
        }
        return draws;
    }
}

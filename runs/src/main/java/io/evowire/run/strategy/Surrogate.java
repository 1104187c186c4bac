package io.evowire.run.strategy;

import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Objective;
import io.evowire.core.statistics.gp.Posterior;
import io.evowire.genome.Genome;
import io.evowire.genome.encoding.ArchitectureCodec;
import io.evowire.genome.encoding.NetworkGene;
import io.evowire.run.config.StrategyConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.CrowdedOrder;
import io.evowire.run.problem.FeasibleSpace;
import io.evowire.run.problem.ParetoMeasure;
import io.evowire.run.problem.Randomness;
import io.evowire.run.store.Prediction;
import io.evowire.run.store.Trial;
import io.evowire.run.strategy.Pool.Candidate;
import io.evowire.run.surrogate.Described;
import io.evowire.run.surrogate.NetworkFeatures;
import io.jenetics.Alterer;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trains what a model of all trainings expects most of. After some networks drawn at random, each
 * generation is chosen so:
 *
 * <pre>
 * beliefs = a Gaussian process of each objective that is not known before training; it knows how
 *           noisy a training is where some of the first networks are trained twice
 * parents = the best by crowded comparison of what is believed
 * pool    = draws from the space, and offspring of the parents (crossover, mutation):
 *           feasible, new, and far more than can be trained
 * chosen  = one in eight a plain draw, whatever is believed of it;
 *           the others by {@linkplain ImprovementChoice expected hypervolume improvement},
 *           or, of more than accuracy and one cost, by {@linkplain ThompsonChoice Thompson draws}
 * </pre>
 *
 * Lu et al. 2020 choose from what an inner NSGA-II finds on the model; here the pool is one
 * generation of it, which in synthetic worlds found as much. The acquisition is that of Daulton et
 * al. 2021 where one objective is uncertain and the other is exact. A failed trial, or one that was
 * stopped at a rung, tells the model nothing. With rungs the networks of a generation compete.
 *
 * @param factory of the run
 * @param hasAll  whether a trial has a value of each objective
 * @see <a href="https://arxiv.org/abs/2007.10396">Lu et al., NSGANetV2: evolutionary
 *      multi-objective surrogate-assisted neural architecture search (2020)</a>
 * @see <a href="https://arxiv.org/abs/2105.08195">Daulton, Balandat and Bakshy, Parallel Bayesian
 *      optimization of multiple noisy objectives with expected hypervolume improvement (2021)</a>
 */
record Surrogate(CandidateFactory factory, Predicate<Trial> hasAll)
        implements
            OneAtATime<Surrogate.Archive> {

    /** Of so many chosen networks one is a plain draw. */
    private static final int PLAIN = 8;

    /** What is believed is compared over the logarithms of costs. */
    private static final ParetoMeasure<Fitness> BELIEVED = new ParetoMeasure<>(Fitness::dominance,
            Fitness::compare, Surrogate::distance, Fitness::dimension);

    /**
     * What the strategy knows.
     *
     * @param completed trials that have a value of each objective, by ascending number
     * @param looks     some of the trials as they came out when they were trained once more
     * @param looked    whether that was asked for
     * @param known     what was let through
     */
    record Archive(List<Described> completed, List<Trial> looks, boolean looked,
            Known known) {

        Archive {
            completed = List.copyOf(completed);
            looks = List.copyOf(looks);
        }
    }

    @Override
    public Archive begin() {
        return new Archive(List.of(), List.of(), false, Known.NONE);
    }

    @Override
    public Optional<List<Request>> ask(Archive archive, int generation, RandomGenerator random) {
        var variation = new Variation(factory, archive.known());
        if (archive.completed().isEmpty()) {
            return Optional.of(Stream.<Request>generate(() -> variation.draw(random))
                    .limit(generation == 1 ? config().surrogate().initial() : config().batch())
                    .toList());
        }
        Beliefs beliefs = Beliefs.of(factory.config().objectives(), archive);
        return Optional.of(Stream.<Request>concat(doubted(archive),
                fresh(beliefs, config().batch(), generation, variation, List.of(), random)
                        .stream())
                .toList());
    }

    @Override
    public Suggestion next(Archive archive, List<Told> pending, int decision,
            RandomGenerator random) {
        var variation = new Variation(factory, archive.known().plus(pending));
        return decision <= config().surrogate().initial() || archive.completed().isEmpty()
                ? variation.draw(random)
                : fresh(Beliefs.of(factory.config().objectives(), archive), 1, decision,
                        variation, pending, random).getFirst();
    }

    private List<Suggestion> fresh(Beliefs beliefs, int count, int generation,
            Variation variation, List<Told> pending, RandomGenerator random) {
        if (!config().surrogate().preselection()) {
            List<Suggestion> children = offspring(beliefs, count, generation, variation, random);
            return children.isEmpty() ? List.of(variation.draw(random)) : children;
        }
        List<Suggestion> draws = draws(variation, random);
        Pool pool = Pool.of(draws, offspring(beliefs, config().surrogate().offspring(),
                generation, variation, random), pending, factory);
        return pool.size() == 0
                ? List.of(variation.draw(random))
                : chosen(pool, beliefs, count, generation, random);
    }

    // Once, and the oldest: they are plain draws.
    private Stream<Again> doubted(Archive archive) {
        return archive.looked()
                ? Stream.of()
                : archive.completed().stream().limit(config().surrogate().looks())
                        .map(described -> described.trial().number())
                        .map(trial -> new Again(trial, new Randomness(factory.config().seed())
                                .seedOf("look at " + trial)));
    }

    private List<Suggestion> draws(Variation variation, RandomGenerator random) {
        return Stream.generate(() -> variation.draw(random)).limit(config().surrogate().draws())
                .takeWhile(Suggestion::screened).toList();
    }

    private List<Suggestion> offspring(Beliefs beliefs, int count, int generation,
            Variation variation, RandomGenerator random) {
        List<Described> parents = parents(beliefs);
        Map<Genome, Integer> trials = parents.stream().collect(
                Collectors.toMap(Described::genome, parent -> parent.trial().number()));
        ISeq<Phenotype<NetworkGene, Fitness>> all = parents.stream().map(parent -> Phenotype
                .<NetworkGene, Fitness>of(codec().genotype(parent.genome()), 1)
                .withFitness(beliefs.expected(parent))).collect(ISeq.toISeq());
        var lineage = new Lineage();
        Alterer<NetworkGene, Fitness> alterer = variation.alterer(lineage);
        SequencedMap<Genome, Suggestion> found = new LinkedHashMap<>();
        int before = -1;
        while (found.size() < count && found.size() > before) {
            before = found.size();
            engine().offspring(all, generation, alterer, random).stream()
                    .map(child -> ArchitectureCodec.genome(child.genotype()))
                    .map(child -> lineage.suggestion(child, trials)).filter(Suggestion::screened)
                    .forEach(child -> found.putIfAbsent(child.genome(), child));
        }
        return found.values().stream().limit(count).toList();
    }

    private List<Described> parents(Beliefs beliefs) {
        List<Described> members = beliefs.members();
        return CrowdedOrder.of(members.stream().map(beliefs::expected).toList(), BELIEVED).stream()
                .limit(config().population()).map(members::get).toList();
    }

    private static double distance(Fitness a, Fitness b, int index) {
        Objective objective = a.objectives().get(index);
        return objective.isCost()
                ? Math.abs(NetworkFeatures.log2(a.value(objective))
                        - NetworkFeatures.log2(b.value(objective)))
                : a.distance(b, index);
    }

    private List<Suggestion> chosen(Pool pool, Beliefs beliefs, int most, int generation,
            RandomGenerator random) {
        int count = Math.min(most, pool.size());
        int plain = Math.min(plain(generation, count), pool.draws());
        Choice choice = choice(beliefs);
        List<Integer> chosen = choice.of(pool, count, plain, random);
        return IntStream.range(0, count).mapToObj(i -> {
            Candidate candidate = pool.candidates().get(chosen.get(i));
            return candidate.suggestion().expecting(prediction(candidate, beliefs,
                    i < plain ? "drawn at random" : choice.reason()));
        }).toList();
    }

    // So that over the generations it is one in so many, whatever the size of a batch.
    private int plain(int generation, int count) {
        return Math.min(count, count * generation / PLAIN - count * (generation - 1) / PLAIN);
    }

    private Choice choice(Beliefs beliefs) {
        List<Objective> costs = beliefs.objectives().stream().filter(Objective::isCost).toList();
        return beliefs.objectives().size() == 2 && costs.size() == 1
                && quality(beliefs).isPresent()
                        ? new ImprovementChoice(quality(beliefs).get(), costs.getFirst(),
                                1.0 / factory.classes(), beliefs)
                        : new ThompsonChoice(beliefs);
    }

    private static Optional<Objective> quality(Beliefs beliefs) {
        return beliefs.objectives().stream().filter(Objective::isQuality).findFirst();
    }

    private static @Nullable Prediction prediction(Candidate candidate,
            Beliefs beliefs, String reason) {
        return quality(beliefs).map(quality -> {
            Posterior posterior = beliefs.models().get(quality).at(candidate.features());
            return new Prediction(posterior.mean(), posterior.deviation(), reason);
        }).orElse(null);
    }

    @Override
    public Archive tell(Archive archive, List<Told> told) {
        // As they were asked for: second looks first.
        int again = (int) doubted(archive).count();
        List<Trial> looks = new ArrayList<>(archive.looks());
        told.stream().limit(again).map(Told::trial).filter(hasAll).forEach(looks::add);
        List<Described> completed = new ArrayList<>(archive.completed());
        told.subList(again, told.size()).stream().map(Told::trial).filter(hasAll)
                .forEach(trial -> enter(completed, trial));
        return new Archive(completed, looks,
                archive.looked() || again > 0,
                archive.known().plus(told.subList(again, told.size())));
    }

    // By ascending number, whatever the order in which they ended; nobody twice.
    private void enter(List<Described> completed, Trial trial) {
        int at = completed.size();
        while (at > 0 && completed.get(at - 1).trial().number() > trial.number()) {
            at--;
        }
        if (at == 0 || completed.get(at - 1).trial().number() != trial.number()) {
            completed.add(at, Described.of(factory, trial));
        }
    }

    @Override
    public void requireFeasible() {
        new FeasibleSpace(factory).requireAny();
    }

    private Nsga2Engine<NetworkGene, Fitness> engine() {
        return new Nsga2Engine<>(config().population(), BELIEVED, value -> true);
    }

    private StrategyConfig config() {
        return factory.config().strategy();
    }

    private ArchitectureCodec codec() {
        return new ArchitectureCodec(factory.config().space());
    }
}

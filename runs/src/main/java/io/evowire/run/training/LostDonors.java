package io.evowire.run.training;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.MeasurementPlan;
import io.evowire.evaluate.Outcome;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.TrialStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Donors that several trials begin with and whose models are lost: each is trained again once, and
 * its model takes its place in the run, before those trials are trained.
 * <p>
 * That saves trainings and changes no outcome. Where it does not give the recorded model to the
 * bit, or fails, each of those trials trains its donor by itself, as a trial does that is alone
 * with its donor. So nothing of it is recorded: after a kill it is done again, or was done.
 */
final class LostDonors {

    /** The first format of a run whose models are all of the program's own format. */
    private static final int OWN_MODELS = 7;

    private final CandidateFactory factory;
    private final TrialStore store;
    private final Trainings trainings;
    private final FrontModels models;
    private final SearchListener listener;
    private final Set<Integer> vain = new HashSet<>(); // trained again, and not as recorded

    LostDonors(CandidateFactory factory, TrialStore store, Trainings trainings,
            FrontModels models, SearchListener listener) {
        this.factory = factory;
        this.store = store;
        this.trainings = trainings;
        this.models = models;
        this.listener = listener;
    }

    /**
     * Trains the donors again that several of these trials lack.
     *
     * @return whether all was done; else no more may start
     */
    boolean restore(List<Proposal> proposals) {
        while (true) {
            WarmStarts starts = starts();
            Set<Integer> shared = shared(proposals, starts);
            // Those that wait for no other one; for the rest there is another round.
            List<Integer> ready = shared.stream().filter(donor -> starts.lost(proposal(donor))
                    .stream().noneMatch(shared::contains)).toList();
            if (ready.isEmpty()) {
                return true;
            }
            if (!train(ready, starts)) {
                return false;
            }
        }
    }

    // Each model is looked for once.
    private WarmStarts starts() {
        Map<Integer, Optional<String>> kept = new HashMap<>();
        return new WarmStarts(factory, store.history(), donor -> kept.computeIfAbsent(donor,
                trial -> models.kept(store.history(), trial)));
    }

    private Proposal proposal(int trial) {
        return store.history().trial(trial).orElseThrow().proposal();
    }

    // Of each line of lost donors the nearest one that another line has, too; then the same of the
    // lines of these donors, and so on.
    private Set<Integer> shared(List<Proposal> proposals, WarmStarts starts) {
        Set<Integer> shared = new TreeSet<>();
        int before;
        do {
            before = shared.size();
            List<List<Integer>> lines = Stream
                    .concat(proposals.stream(), shared.stream().map(this::proposal))
                    .map(proposal -> starts.lost(proposal).stream()
                            .takeWhile(donor -> !shared.contains(donor)).toList())
                    .toList();
            Map<Integer, Long> needed = lines.stream().flatMap(List::stream)
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            lines.forEach(line -> line.stream()
                    .filter(donor -> needed.get(donor) > 1 && canBeRestored(donor)).findFirst()
                    .ifPresent(shared::add));
        } while (shared.size() > before);
        return shared;
    }

    // Runs that began before there was evowire-model/1 recorded models that no training writes any
    // more.
    private boolean canBeRestored(int donor) {
        return store.history().record().format() >= OWN_MODELS
                && store.history().model(donor).isPresent() && !vain.contains(donor);
    }

    private boolean train(List<Integer> donors, WarmStarts starts) {
        Map<String, Integer> left = new HashMap<>();
        donors.forEach(donor -> left.put("model of trial " + donor, donor));
        return trainings.run(() -> DearestFirst.of(donors.stream()
                .map(donor -> "model of trial " + donor).filter(left::containsKey)
                .map(id -> new Work(id, candidate(left.get(id), starts))).toList()),
                new Trainings.Sink() {
                    @Override
                    public void begin(List<Work> works) {
                        listener.restoring(works.size());
                    }

                    @Override
                    public void ended(Work work, Outcome outcome, @Nullable String host) {
                        int donor = left.remove(work.id());
                        listener.restoring(left.size());
                        if (!models.restore(store.history(), donor)) {
                            vain.add(donor);
                        }
                    }

                    // It only saves work, so it is not tried once more.
                    @Override
                    public void lost(Work work, Outcome.Lost outcome) {
                        vain.add(left.remove(work.id()));
                        listener.restoring(left.size());
                    }
                }, listener);
    }

    private Candidate candidate(int donor, WarmStarts starts) {
        return starts.candidate(proposal(donor)).measured(MeasurementPlan.NOTHING);
    }
}

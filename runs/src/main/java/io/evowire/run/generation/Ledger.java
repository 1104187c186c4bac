package io.evowire.run.generation;

import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Generation;
import io.evowire.run.store.Generation.Asked;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.strategy.Again;
import io.evowire.run.strategy.Request;
import io.evowire.run.strategy.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request the number of its trial: equal networks share one, numbers follow the order of
 * the requests. So a strategy that asks again asks for the same numbers.
 */
final class Ledger {

    private final CandidateFactory factory;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Again> looks = new HashSet<>();
    private Redraws redraws = Redraws.NONE;

    Ledger(CandidateFactory factory) {
        this.factory = factory;
    }

    /** What a generation's record leaves out where it is as in the trial's proposal. */
    private record Entry(String genome, List<Integer> parents) {}

    /** Number of trials so far. */
    int size() {
        return entries.size();
    }

    /** Number of trials and second looks so far, each look once however often it was asked for. */
    int trainings() {
        return size() + looks.size();
    }

    /**
     * Enters a generation.
     *
     * @param limit number of trainings at which a new one is cut off, and all that comes after it
     */
    Decision enter(int generation, List<Request> requests, int limit) {
        List<Asked> asked = new ArrayList<>();
        List<NewTrial> fresh = new ArrayList<>();
        for (Request request : requests) {
            switch (request) {
                case Suggestion suggestion -> {
                    String key = factory.key(suggestion.genome());
                    redraws = redraws.plus(suggestion.redraws());
                    if (!numbers.containsKey(key)) {
                        if (trainings() >= limit) {
                            return decision(generation, asked, fresh, true);
                        }
                        fresh.add(new NewTrial(size(), generation, key, suggestion, redraws));
                        enter(key, suggestion.genome().notation(), suggestion.parents());
                        redraws = Redraws.NONE;
                    }
                    asked.add(asked(numbers.get(key), suggestion));
                }
                case Again again -> {
                    Objects.checkIndex(again.trial(), size());
                    if (!looks.contains(again) && trainings() >= limit) {
                        return decision(generation, asked, fresh, true);
                    }
                    looks.add(again);
                    asked.add(new Asked(again.trial(), null, null, false, again.seed()));
                }
            }
        }
        return decision(generation, asked, fresh, false);
    }

    /** Enters a generation that is recorded, with the proposals of its new trials. */
    void enter(Generation recorded, List<Proposal> fresh) {
        fresh.forEach(proposal -> enter(proposal.key(), proposal.genome(), proposal.parents()));
        recorded.asked().forEach(asked -> Optional.ofNullable(asked.seed())
                .ifPresent(seed -> looks.add(new Again(asked.trial(), seed))));
        redraws = recorded.carried();
    }

    private void enter(String key, String genome, List<Integer> parents) {
        numbers.put(key, size());
        entries.add(new Entry(genome, parents));
    }

    private Asked asked(int number, Suggestion suggestion) {
        Entry entry = entries.get(number);
        return new Asked(number, unless(suggestion.genome().notation(), entry.genome()),
                unless(suggestion.parents(), entry.parents()),
                suggestion.screened() ? null : (Boolean) false, null);
    }

    private static <T> @Nullable T unless(T value, T known) {
        return value.equals(known) ? null : value;
    }

    private Decision decision(int generation, List<Asked> asked, List<NewTrial> fresh,
            boolean cut) {
        return new Decision(new Generation(generation, asked,
                redraws.equals(Redraws.NONE) ? null : redraws), fresh, cut);
    }
}

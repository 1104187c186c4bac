package io.evowire.run.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.evaluate.Outcome;
import io.evowire.run.search.StubRun;
import io.evowire.run.store.Donor;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which donors keep their models: in a population of 4, the 16 that ended or gave last. */
class RecentDonorsTest {

    private static RecentDonors donors(String... settings) {
        return RecentDonors.of(StubRun.config(settings).strategy());
    }

    private static Trial trial(int number) {
        return new Trial(new Proposal(number, 1, "key" + number, "genome", List.of(), List.of(),
                new Cost(10, 10, 10, 5), Redraws.NONE),
                Optional.of(new Outcome.Completed(0.5, 1, List.of())));
    }

    private static Trial child(int number, int donor) {
        Trial fresh = trial(number);
        return new Trial(fresh.proposal().from(new Donor(donor, 0.5)), fresh.outcome());
    }

    private static List<Integer> kept(RecentDonors donors) {
        return IntStream.range(0, 1_000).filter(donors::contains).boxed().toList();
    }

    @Test
    void theNewestAreKeptAndEachOfTheOthersIsToldOnce() {
        RecentDonors donors = donors();
        IntStream.range(0, 20).mapToObj(RecentDonorsTest::trial).forEach(donors::ended);
        assertEquals(List.of(0, 1, 2, 3), donors.retired());
        assertEquals(List.of(), donors.retired());
        assertEquals(IntStream.range(4, 20).boxed().toList(), kept(donors));
    }

    @Test
    void whoeverGivesIsKeptHoweverOldItIs() {
        RecentDonors donors = donors();
        donors.ended(trial(0));
        for (int i = 1; i < 100; i++) {
            donors.ended(i % 10 == 0 ? child(i, 0) : trial(i));
            donors.retired();
        }
        assertTrue(donors.contains(0));
        assertEquals(16, kept(donors).size());
    }

    @Test
    void whoeverGivesOutlivesTheGenerationThatItGivesTo() {
        RecentDonors donors = donors();
        IntStream.range(0, 40).mapToObj(RecentDonorsTest::trial).forEach(donors::ended);
        donors.retired();
        assertFalse(donors.contains(7), "kept as a member of the front alone");
        donors.gives(7);
        IntStream.range(40, 44).mapToObj(RecentDonorsTest::trial).forEach(donors::ended);
        assertFalse(donors.retired().contains(7));
        assertTrue(donors.contains(7));
    }

    @Test
    void withoutWarmStartNoneIsKept() {
        for (String settings : List.of("strategy.warmStart=false", "strategy.kind=random")) {
            RecentDonors donors = donors(settings);
            donors.ended(trial(0));
            donors.gives(0);
            assertEquals(List.of(), kept(donors));
        }
    }
}

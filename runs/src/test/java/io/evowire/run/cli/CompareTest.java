package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.ExitCode;
import io.evowire.run.json.Json;
import io.evowire.run.search.StubSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of the search compared by their runs. */
class CompareTest {

    @TempDir
    private static Path temporary;

    @BeforeAll
    static void runs() throws IOException {
        StubSearch.search(temporary.resolve("longer"), "inline",
                List.of("budget.trials=4", "recipe.epochs=2"), trial -> {});
        for (String kind : List.of("nsga2", "random")) {
            for (int seed = 1; seed <= 3; seed++) {
                search(kind + seed, "seed=" + seed, "strategy.kind=" + kind);
            }
        }
    }

    private static void search(String name, String... settings) throws IOException {
        List<String> all = new ArrayList<>(
                List.of("budget.trials=8", "strategy.warmStart=false"));
        all.addAll(List.of(settings));
        var ended = new AtomicInteger();
        StubSearch.search(temporary.resolve(name), "inline", all,
                trial -> lingerAtTheEnd(ended.incrementAndGet()));
    }

    // Runs are compared after the time of the shortest: by then all must have trials.
    private static void lingerAtTheEnd(int ended) {
        if (ended == 8) {
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    private static Typed compare(String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("compare"));
        for (String word : words) {
            all.add(word.matches("[a-z]+\\d*") ? temporary.resolve(word).toString() : word);
        }
        return Typed.of(all.toArray());
    }

    @Test
    void runsThatDifferInTheirSeedOnlyAreAGroup() throws IOException {
        Typed typed = compare("nsga21", "random1", "nsga22", "random2", "nsga23", "random3",
                "--json");
        assertEquals(0, typed.code(), typed.err());
        JsonNode groups = Json.parse(typed.out()).get("groups");
        assertEquals(2, groups.size());
        assertEquals("strategy.kind=nsga2", groups.get(0).get("name").asText());
        assertEquals("strategy.kind=random", groups.get(1).get("name").asText());
        for (JsonNode group : groups) {
            assertEquals(3, group.get("runs").size());
            double before = 0;
            for (JsonNode quarter : group.get("hypervolume")) {
                assertTrue(before <= quarter.get("median").asDouble(), group.toString());
                before = quarter.get("median").asDouble();
            }
            assertTrue(before > 0 && before < 1, group.toString());
        }
        assertTrue(groups.get(0).get("probability").isNull());
        double chance = groups.get(1).get("probability").asDouble();
        assertTrue(chance >= 0.1 - 1e-9 && chance <= 1, "three against three: " + chance);
    }

    @Test
    void smallNetworksCountAsMuchAsLargeOnes() throws IOException {
        JsonNode comparison = Json.parse(
                compare("nsga21", "nsga22", "nsga23", "random1", "random2", "random3", "--json")
                        .out());
        JsonNode rulers = comparison.get("rulers");
        assertEquals(5, rulers.get("budgets").size());
        assertTrue(rulers.get("least").asDouble() <= rulers.get("budgets").get(0).asDouble());
        assertTrue(rulers.get("budgets").get(4).asDouble() <= rulers.get("most").asDouble());
        for (String ruler : List.of("recommended", "logHypervolume")) {
            JsonNode first = comparison.get("groups").get(0).get(ruler);
            JsonNode second = comparison.get("groups").get(1).get(ruler);
            assertEquals(3, first.get("ends").size());
            assertTrue(first.get("probability").isNull());
            double chance = second.get("probability").asDouble();
            assertTrue(chance >= 0.1 - 1e-9 && chance <= 1, "three against three: " + chance);
            second.get("ends").forEach(end -> assertTrue(
                    end.asDouble() > 0 && end.asDouble() < 1, ruler + " " + end));
        }
        assertTrue(compare("nsga21", "random1").out().contains("accuracy within budgets"));
    }

    @Test
    void theTableHasALineForEachGroup() throws IOException {
        Typed typed = compare("nsga21", "nsga22", "random1");
        assertEquals(0, typed.code(), typed.err());
        assertTrue(typed.out().matches("(?s)settings .*\nstrategy.kind=nsga2 +2 .*\n"
                + "strategy.kind=random +1 .*"), typed.out());
    }

    @Test
    void repeatsOfOneKindAreCompared() throws IOException {
        search("again", "repeats.seeds=2");
        search("longagain", "strategy.kind=random", "repeats.seeds=2", "repeats.epochs=3");
        JsonNode once = Json.parse(compare("again", "longagain", "--json").out());
        search("again", "repeats.seeds=2", "repeats.epochs=3"); // more repeats of the same front
        JsonNode twice = Json.parse(compare("again", "longagain", "--json").out());
        for (JsonNode comparison : List.of(once, twice)) {
            assertEquals("instance, 2 times", comparison.get("repeats").asText());
            assertEquals(once.get("seconds"), comparison.get("seconds"), "repeats are no search");
            assertEquals(once.get("groups").get(0).get("repeated"),
                    comparison.get("groups").get(0).get("repeated"));
            assertEquals(1, comparison.get("groups").get(0).get("repeated").size());
            assertEquals(0, comparison.get("groups").get(1).get("repeated").size());
        }
        JsonNode longer = Json.parse(compare("longagain", "again", "--json").out());
        assertEquals("instance, 3 epochs, 2 times", longer.get("repeats").asText());
        for (JsonNode group : longer.get("groups")) {
            assertEquals(1, group.get("repeated").size(), group.toString());
        }
        assertEquals(1.0, longer.get("groups").get(1).get("repeatedProbability").asDouble());
        Typed text = compare("longagain", "again");
        assertTrue(text.out().contains("repeats (instance, 3 epochs, 2 times)"), text.out());
        for (String ruler : List.of("recommended", "logHypervolume")) {
            assertEquals(1, longer.get("groups").get(0).get(ruler).get("repeated").size(), ruler);
        }
    }

    @Test
    void frontsThatAreRepeatedUnequallyAreNotCompared() throws IOException {
        search("twotimes", "repeats.seeds=2");
        search("fivetimes", "repeats.seeds=5", "strategy.kind=random");
        JsonNode groups = Json.parse(compare("twotimes", "fivetimes", "--json").out())
                .get("groups");
        assertEquals(1, groups.get(0).get("repeated").size());
        assertEquals(0, groups.get(1).get("repeated").size(), "two repeats and five");
    }

    @Test
    void otherNumbersOfWorkersAreOtherSettings() throws IOException {
        search("four", "workers.count=4");
        JsonNode groups = Json.parse(compare("nsga21", "four", "--json").out()).get("groups");
        assertEquals("workers.count=2", groups.get(0).get("name").asText());
        assertEquals("workers.count=4", groups.get(1).get("name").asText());
    }

    @Test
    void warmStartIsNotComparedAsAnEqual() throws IOException {
        search("warm", "strategy.warmStart=true");
        Typed typed = compare("nsga21", "warm");
        assertTrue(typed.out().contains("include the training of ancestors"), typed.out());
        assertTrue(!compare("nsga21", "random1").out().contains("ancestors"));
    }

    @Test
    void runsOfAnotherRecipeAreRefused() throws IOException {
        Typed typed = compare("nsga21", "longer");
        assertEquals(ExitCode.USAGE.code(), typed.code());
        assertTrue(typed.err().contains("differ in their recipe"), typed.err());
    }

    @Test
    void moreTimeThanTheRunsHaveIsRefused() throws IOException {
        Typed typed = compare("nsga21", "nsga22", "--time", "2h");
        assertEquals(ExitCode.USAGE.code(), typed.code());
        assertTrue(typed.err().contains("less than the 7200 s"), typed.err());
    }
}

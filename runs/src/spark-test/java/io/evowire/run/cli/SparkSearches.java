package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.run.cluster.spark.SparkEngine;
import io.evowire.run.cluster.spark.SparkProcesses;
import io.evowire.run.store.RunFiles;
import io.evowire.run.system.FileHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Searches with rungs and warm starts, of small networks: the same on a cluster and in this
 * process.
 *
 * @param folder for runs
 * @param data   SPEC
 */
record SparkSearches(Path folder, String data) {

    static SparkSearches in(Path folder) throws IOException {
        return new SparkSearches(folder, FewDigits.in(folder.resolve("digits")));
    }

    /**
     * The words of a search.
     *
     * @param steps of each training
     */
    List<String> search(String name, int trials, int steps) {
        List<String> words = new ArrayList<>(List.of("search", "--quiet", "--seed", "7", "--data",
                data, "--trials", Integer.toString(trials), "--out",
                folder.resolve(name).toString()));
        for (String setting : List.of("strategy.kind=nsga2", "strategy.population=3",
                "strategy.rungs={count: 2, eta: 2}", "reading=observed", "race.share=0",
                "finalTraining.epochs=0",
                "recipe.batchSize=32", "recipe.maxSteps=" + steps, "space.nodes={min: 7, max: 9}",
                "space.channels=[4, 8]", "space.stages={min: 1, max: 2}",
                "space.skeleton.headChannels=16")) {
            words.addAll(List.of("--set", setting));
        }
        return words;
    }

    /** These words, for a cluster, to be typed. */
    static String[] on(SparkProcesses cluster, int places, List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--spark", cluster.master()));
        cluster.settings(places).forEach((key, value) -> all
                .addAll(List.of("--spark-conf", key + "=" + value)));
        return all.toArray(String[]::new);
    }

    /** What is typed here, and trained in this process. */
    static Typed here(List<String> words) {
        return Typed.of(words.toArray());
    }

    /** The words of a process of its own in which these are typed, for a cluster. */
    static List<String> process(SparkProcesses cluster, int places, List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC"));
        command.addAll(new SparkEngine().jvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(on(cluster, places, words)));
        return command;
    }

    RunFiles files(String name) {
        return new RunFiles(folder.resolve(name));
    }

    /** Asserts that two runs have the same trials and models. */
    void assertEqual(String one, String other) throws IOException {
        assertEquals(table(files(one)), table(files(other)));
        assertEquals(models(files(one)), models(files(other)));
    }

    private static List<String> table(RunFiles files) throws IOException {
        List<String[]> rows = Files.readAllLines(files.trialsCsv()).stream()
                .map(line -> line.split(",", -1)).toList();
        int seconds = Arrays.asList(rows.getFirst()).indexOf("seconds");
        return rows.stream().map(row -> {
            row[seconds] = "";
            return String.join(",", row);
        }).toList();
    }

    private static Map<String, String> models(RunFiles files) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> models = Files.list(files.models())) {
            for (Path model : models.toList()) {
                sums.put(model.getFileName().toString(), FileHash.hex(model));
            }
        }
        return sums;
    }
}

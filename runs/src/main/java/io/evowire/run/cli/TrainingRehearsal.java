package io.evowire.run.cli;

import io.evowire.run.worker.WorkHere;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a search of a few tiny networks, trained in this process, in the folder that is given: the
 * build lets the JVM keep the classes that a search and its workers load, so that both start
 * faster. It keeps neither code nor profiles, which the JVM cannot where it has the module of
 * vectors (JEP 514, 515; JDK 25).
 */
public final class TrainingRehearsal {

    /** Little to compute, by all operations. */
    private static final List<String> SETTINGS = List.of("recipe.maxSteps=3",
            "space.nodes={min: 6, max: 7}", "space.channels=[4]",
            "space.stages={min: 1, max: 2}", "space.skeleton.headChannels=8",
            "space.skeleton.stem=[{channels: 4, stride: 2}]",
            "space.operations=[separable3x3, separable5x5, conv3x3, maxpool3x3, avgpool3x3]",
            "strategy.population=3", "finalTraining.epochs=0");

    private static final String TRIALS = "3";

    private TrainingRehearsal() {}

    public static void main(String[] args) {
        System.exit(search(Path.of(args[0])));
    }

    /** The search; returns its exit code. */
    static int search(Path folder) {
        List<String> words = new ArrayList<>(List.of("search", "--quiet", "--trials", TRIALS,
                "--out", folder.resolve("trained").toString()));
        SETTINGS.forEach(setting -> words.addAll(List.of("--set", setting)));
        return WorkHere.during(() -> Main.run(words.toArray(String[]::new)));
    }
}

package io.evowire.run.crash.workers;

import io.evowire.run.cli.Main;
import io.evowire.run.store.RunFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Searches that train the smallest networks worth the name, in workers, as the command line does. */
final class RealSearch {

    private RealSearch() {}

    /** The command in a JVM of its own; {@code more} are settings. */
    static List<String> command(RunFiles files, int trials, String... more) throws IOException {
        return Child.java(Main.class, words(files, trials, more));
    }

    /** What is typed behind the program's name. */
    static String[] words(RunFiles files, int trials, String... more) {
        List<String> all = new ArrayList<>(List.of("search", "--out",
                files.directory().toString(), "--trials", Integer.toString(trials), "--workers",
                "1", "--seed", "7"));
        for (String setting : List.of("recipe.maxSteps=2", "space.nodes={min: 7, max: 7}",
                "space.stages={min: 1, max: 1}",
                "space.skeleton.headChannels=8", "strategy.kind=nsga2",
                "strategy.population=2", "reading=observed", "race.share=0",
                "finalTraining.epochs=0")) {
            all.addAll(List.of("--set", setting));
        }
        for (String setting : more) {
            all.addAll(List.of("--set", setting));
        }
        return all.toArray(String[]::new);
    }

    /** The command that goes on. */
    static List<String> resume(RunFiles files) throws IOException {
        return Child.java(Main.class, "resume", files.directory().toString());
    }

    /** The table of a run but for the seconds, which are measured. */
    static String table(RunFiles files) {
        return Child.table(files).replaceAll("(?m)^((?:[^,]*,){9})[^,]*", "$1");
    }

    /** Names of the models that a run keeps. */
    static List<String> models(RunFiles files) throws IOException {
        try (Stream<?> models = Files.list(files.models()).map(model -> model.getFileName())) {
            return models.map(Object::toString).sorted().toList();
        }
    }
}

package io.evowire.run.wann;

import io.evowire.run.store.RunFiles;
import io.evowire.run.store.log.LogFiles;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of a search for weight agnostic networks, beside those of its log. */
public record WannFiles(Path directory) implements LogFiles {

    /** The settings, for people; the log has them, too. What tells this kind of run from others. */
    public Path settings() {
        return new RunFiles(directory).weightAgnostic();
    }

    /** The network that was the best when this was last written. */
    public Path champion() {
        return directory.resolve("champion.json");
    }

    /** One row for each generation, as of the end of the last session. */
    public Path table() {
        return directory.resolve("generations.csv");
    }

    /** A champion whose connections have weights of their own. */
    public Path trained(int number) {
        return directory.resolve("trained-%d.json".formatted(number));
    }

    /** The page. */
    public Path report() {
        return new RunFiles(directory).report();
    }

    /** A population that is not scored yet. */
    Path population(int generation) {
        return directory.resolve("population-%d.gz".formatted(generation));
    }

    /** Whether a directory holds such a search. */
    public static boolean in(Path directory) {
        return Files.exists(new WannFiles(directory).settings());
    }
}

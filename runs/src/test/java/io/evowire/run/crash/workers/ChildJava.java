package io.evowire.run.crash.workers;

import io.evowire.run.cli.StubMain;
import io.evowire.run.crash.QuickJava;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JVMs of searches with workers.
 *
 * @param command program and flags
 * @param forAll  flags for all JVMs that descend from this one, so that workers start quickly too
 */
record ChildJava(List<String> command, List<String> forAll) {

    private static final List<String> FLAGS = List.of("-Xmx256m", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    // A worker's standard output is for messages.
    private static final String SILENT = "-Xlog:disable";

    private static @Nullable ChildJava pretending;

    /** Those that only pretend to train, which all tests of this JVM share. */
    static synchronized ChildJava pretending() throws IOException {
        ChildJava made = pretending == null ? rehearsed() : pretending;
        pretending = made;
        return made;
    }

    /** Those that train: with vectors a JVM takes next to nothing out of a cache. */
    static ChildJava training() throws IOException {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.add("--add-modules=jdk.incubator.vector");
        return new ChildJava(QuickJava.shared().command(flags), List.of(SILENT));
    }

    private static ChildJava rehearsed() throws IOException {
        QuickJava java = QuickJava.shared();
        Path run = java.folder().resolve("rehearsal");
        List<String> forAll = new ArrayList<>();
        try {
            forAll.addAll(java.rehearse("search-with-workers", FLAGS,
                    List.of(StubMain.class.getName(), run.toString(), "slow:0", "6")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(run)) {
            files.forEach(QuickJava::forNow);
        }
        forAll.addAll(QuickJava.BRIEF);
        forAll.add(SILENT);
        return new ChildJava(java.command(FLAGS), List.copyOf(forAll));
    }
}

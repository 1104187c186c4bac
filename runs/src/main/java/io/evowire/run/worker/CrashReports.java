package io.evowire.run.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the JVMs of workers leave when native code ends them: of each run the newest few. */
final class CrashReports {

    /** So many are kept, of about 100 kB each. */
    static final int KEPT = 10;

    private CrashReports() {}

    /** Where the JVM writes its report, for {@code -XX:ErrorFile}. */
    static Path pattern(Path log) {
        return log.resolveSibling("crash-%p.log");
    }

    /** Removes all but the newest reports beside a log. One that cannot be removed stays. */
    static void removeOld(Path log) {
        try (Stream<Path> files = Files.list(log.toAbsolutePath().getParent())) {
            List<Map.Entry<FileTime, Path>> reports = new ArrayList<>();
            for (Path file : files
                    .filter(file -> file.getFileName().toString().matches("crash-\\d+\\.log"))
                    .toList()) {
                reports.add(Map.entry(Files.getLastModifiedTime(file), file));
            }
            reports.sort(Map.Entry.comparingByKey());
            for (var old : reports.subList(0, Math.max(0, reports.size() - KEPT))) {
                Files.deleteIfExists(old.getValue());
            }
        } catch (IOException e) {
            // another worker removed it, or nobody may: no reason not to train
        }
    }
}

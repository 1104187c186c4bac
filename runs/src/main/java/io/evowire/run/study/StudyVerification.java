package io.evowire.run.study;

import io.evowire.core.text.Sha256;
import io.evowire.run.store.log.LogCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Checks every record of a study, and every file that it refers to. */
public final class StudyVerification {

    private StudyVerification() {}

    /**
     * What is damaged, in words; nothing if the study is sound: the database with its chain of
     * events and its head, the configuration, and, where the newest session was read to its end,
     * the table and the result that it wrote.
     */
    public static List<String> faults(StudyFiles files) throws IOException {
        LogCheck<StudyHistory> log = StudyStore.check(files);
        List<String> faults = new ArrayList<>(log.faults());
        StudyHistory history = log.sound();
        if (!history.sessions().isEmpty() && !Files.exists(files.head())) {
            faults.add("%s is missing.".formatted(files.head()));
        }
        // One that was killed between its begin and the file left that of the one before.
        List<String> asked = history.sessions().stream().map(StudySession::configuration)
                .filter(hash -> hash != null).toList();
        if (!asked.isEmpty()) {
            check(files.configuration(), asked, faults);
        }
        history.end().ifPresent(end -> {
            Path table = history.measured().isEmpty() ? files.table() : files.measurements();
            check(table, List.of(end.table()), faults);
            check(files.result(), List.of(end.result()), faults);
        });
        return faults;
    }

    private static void check(Path file, List<String> hashes, List<String> faults) {
        try {
            if (!Files.exists(file)) {
                faults.add("%s is missing.".formatted(file));
            } else if (!hashes.contains(Sha256.hex(Files.readAllBytes(file)))) {
                faults.add("%s is not what the events say.".formatted(file));
            }
        } catch (IOException e) {
            faults.add("%s cannot be read.".formatted(file));
        }
    }
}

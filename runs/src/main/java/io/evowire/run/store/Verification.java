package io.evowire.run.store;

import io.evowire.run.ExitCode;
import io.evowire.run.Sha256;
import io.evowire.run.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Checks every record of a run and every file that it refers to. */
public final class Verification {

    private Verification() {}

    /**
     * What is damaged, in words; nothing if the run is sound. Events are checked against their chain
     * of hashes and the head, the table of trials against the events, the configuration against its
     * recorded fingerprint.
     */
    public static List<String> damage(RunFiles files) throws IOException {
        List<String> damage = new ArrayList<>();
        History history;
        try {
            damage.addAll(TrialStore.pages(files));
            history = TrialStore.read(files);
            damage.addAll(TrialStore.projection(files, history));
        } catch (UserException e) {
            if (e.exitCode() != ExitCode.CORRUPT) {
                throw e;
            }
            damage.add(String.valueOf(e.getMessage()));
            return damage;
        } catch (SQLException e) {
            damage.add("%s: %s".formatted(files.database(), e.getMessage()));
            return damage;
        }
        String recorded = history.record().configuration();
        if (!Files.isRegularFile(files.configuration())) {
            damage.add("%s is missing.".formatted(files.configuration()));
        } else if (!Sha256.hex(new String(Files.readAllBytes(files.configuration()),
                StandardCharsets.UTF_8)).equals(recorded)) {
            damage.add("%s is not what the run was made with.".formatted(files.configuration()));
        }
        if (!Files.exists(files.head()) && history.sequence() > 1) {
            damage.add("%s is missing.".formatted(files.head()));
        }
        return damage;
    }
}

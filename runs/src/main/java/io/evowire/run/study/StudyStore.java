package io.evowire.run.study;

import io.evowire.core.text.Sha256;
import io.evowire.run.UserException;
import io.evowire.run.config.StudyConfig;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Basis;
import io.evowire.run.store.log.EventLog;
import io.evowire.run.store.log.LogCheck;
import io.evowire.run.store.log.Migration;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The memory of a study: a log of events, as that of a search. */
final class StudyStore implements AutoCloseable {

    /**
     * Layout of the log that this program writes: since 2 it may have measured units, since 3 its
     * sessions name the configuration, its ends what they wrote, and both sessions and trainings
     * may name where a cluster trained.
     */
    static final int FORMAT = 3;

    private static final List<Migration> STEPS = List.of(new Migration(1), new Migration(2),
            new Migration(FORMAT));

    private final EventLog log;
    private final StudyHistory history;

    private StudyStore(StudyFiles files) {
        history = new StudyHistory();
        log = EventLog.open(files, FORMAT, STEPS, history, commit -> {});
    }

    /**
     * Makes the log of a new study. It comes into being whole or not at all.
     *
     * @throws io.evowire.run.UserException if there is one already
     */
    static void create(StudyFiles files, StudyRecord record) {
        EventLog.create(files, STEPS, StudyHistory.CREATED.entry(record));
    }

    /**
     * Opens the log of a study.
     *
     * @throws io.evowire.run.UserException if there is none, it is damaged, or its format is newer
     */
    static StudyStore open(StudyFiles files) {
        return new StudyStore(files);
    }

    /** Reads what a study holds now, also while another process writes. */
    static StudyHistory read(StudyFiles files) {
        return EventLog.read(files, FORMAT, StudyHistory::new);
    }

    /** Looks at all records of a study. */
    static LogCheck<StudyHistory> check(StudyFiles files) {
        return LogCheck.of(files, FORMAT, StudyHistory::new, (history, connection) -> List.of());
    }

    /** What the study holds; grows with every event appended here. */
    StudyHistory history() {
        return history;
    }

    /**
     * Refuses another study or other data.
     *
     * @throws UserException naming what differs
     */
    void require(StudyFiles files, String study, Basis basis) {
        StudyRecord record = history.record();
        if (!record.study().equals(study)) {
            throw new UserException(
                    "%s holds the study '%s', not '%s'. Choose another directory."
                            .formatted(files.directory(), record.study(), study));
        }
        record.basis().check(basis.dataFingerprint(), basis.kernels());
    }

    /** What came out of a unit, if it is recorded. */
    Optional<Measured> measured(String id) {
        return history.measured(id);
    }

    /** Records what came out of a unit. */
    void measured(Measured done) {
        log.append(StudyHistory.MEASURED.entry(done));
    }

    /** What came out of a training, if it is recorded. */
    Optional<Trained> trained(String id) {
        return history.trained(id);
    }

    /** How many workers died with a training. */
    int deaths(String id) {
        return history.deaths(id);
    }

    /**
     * Records that a process began to work on the study, and writes what it was asked to do: in
     * this order, so that whatever stands there was recorded.
     *
     * @param trainings how many trainings or units its plan has
     * @param cluster   address of the cluster that trains; empty for this machine
     */
    void opened(StudyFiles files, StudyConfig config, int trainings, Optional<String> cluster) {
        log.append(StudyHistory.OPENED.entry(StudySession.now(trainings,
                Sha256.hex(config.yaml()), cluster.orElse(null))));
        files.write(config);
    }

    /** Records what came out of a training. */
    void trained(Trained done) {
        log.append(StudyHistory.TRAINED.entry(done));
    }

    /** Records that a worker died with a training. */
    void died(StudyDeath death) {
        log.append(StudyHistory.DIED.entry(death));
    }

    /**
     * Records that the study was read to its end, and writes what came of it: before that stands,
     * so that a process that was overtaken does not get that far.
     *
     * @param table file of the table
     * @param csv   what it holds
     */
    void ended(StudyFiles files, Path table, String csv, Object read) {
        String result = Json.pretty(read) + "\n";
        log.append(List.of(StudyHistory.ENDED.entry(
                new StudyEnd(Sha256.hex(csv), Sha256.hex(result)))), connection -> {
                    StudyFiles.write(files, table, csv);
                    StudyFiles.write(files, files.result(), result);
                });
    }

    @Override
    public void close() {
        log.close();
    }
}

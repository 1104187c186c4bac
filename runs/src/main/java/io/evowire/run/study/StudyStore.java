package io.evowire.run.study;

import io.evowire.run.UserException;
import io.evowire.run.problem.Basis;
import io.evowire.run.store.log.Event;
import io.evowire.run.store.log.EventLog;
import io.evowire.run.store.log.EventType;
import io.evowire.run.store.log.Folds;
import io.evowire.run.store.log.FormatChange;
import io.evowire.run.store.log.Migration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The memory of a study: a log of events, as that of a search. */
final class StudyStore implements AutoCloseable {

    /** Layout of the log that this program writes: since 2 it may have measured units. */
    static final int FORMAT = 2;

    private static final EventType<StudyRecord> CREATED = new EventType<>(Event.CREATED,
            StudyRecord.class);
    private static final EventType<StudySession> OPENED = new EventType<>(Event.OPENED,
            StudySession.class);
    private static final EventType<Trained> TRAINED = new EventType<>("TRAINED", Trained.class);
    private static final EventType<StudyDeath> DIED = new EventType<>("DIED", StudyDeath.class);
    private static final List<Migration> STEPS = List.of(new Migration(1),
            new Migration(FORMAT));

    private static final EventType<Measured> MEASURED = new EventType<>("MEASURED",
            Measured.class);

    private final Map<String, Measured> measured = new HashMap<>();
    private final Map<String, Trained> trained = new HashMap<>();
    private final Map<String, Integer> deaths = new HashMap<>();
    private final List<StudySession> sessions = new ArrayList<>();
    private final EventLog log;
    private @Nullable StudyRecord record;

    private StudyStore(StudyFiles files) {
        log = EventLog.open(files, FORMAT, STEPS,
                new Folds().on(CREATED, made -> record = made).on(FormatChange.TYPE, change -> {})
                        .on(OPENED, sessions::add)
                        .on(MEASURED, done -> measured.put(done.id(), done))
                        .on(TRAINED, done -> trained.put(done.id(), done))
                        .on(DIED, death -> deaths.merge(death.id(), 1, Integer::sum)),
                commit -> {});
    }

    /**
     * Makes the log of a new study. It comes into being whole or not at all.
     *
     * @throws io.evowire.run.UserException if there is one already
     */
    static void create(StudyFiles files, StudyRecord record) {
        EventLog.create(files, STEPS, CREATED.entry(record));
    }

    /**
     * Opens the log of a study.
     *
     * @throws io.evowire.run.UserException if there is none, it is damaged, or its format is newer
     */
    static StudyStore open(StudyFiles files) {
        return new StudyStore(files);
    }

    /** What the study is bound to. */
    StudyRecord record() {
        if (record == null) {
            throw new IllegalStateException("The first event of a study must be CREATED.");
        }
        return record;
    }

    /**
     * Refuses another study or other data.
     *
     * @throws UserException naming what differs
     */
    void require(StudyFiles files, String study, Basis basis) {
        if (!record().study().equals(study)) {
            throw new UserException(
                    "%s holds the study '%s', not '%s'. Choose another directory."
                            .formatted(files.directory(), record().study(), study));
        }
        record().basis().check(basis.dataFingerprint(), basis.kernels());
    }

    /** What came out of a unit, if it is recorded. */
    Optional<Measured> measured(String id) {
        return Optional.ofNullable(measured.get(id));
    }

    /** Records what came out of a unit. */
    void measured(Measured done) {
        log.append(MEASURED.entry(done));
    }

    /** What came out of a training, if it is recorded. */
    Optional<Trained> trained(String id) {
        return Optional.ofNullable(trained.get(id));
    }

    /** How many workers died with a training. */
    int deaths(String id) {
        return deaths.getOrDefault(id, 0);
    }

    /** The processes that worked on the study, in their order. */
    List<StudySession> sessions() {
        return List.copyOf(sessions);
    }

    /** Records that a process began to work on the study. */
    void opened(StudySession session) {
        log.append(OPENED.entry(session));
    }

    /** Records what came out of a training. */
    void trained(Trained done) {
        log.append(TRAINED.entry(done));
    }

    /** Records that a worker died with a training. */
    void died(StudyDeath death) {
        log.append(DIED.entry(death));
    }

    @Override
    public void close() {
        log.close();
    }
}

package io.evowire.run.study;

import io.evowire.run.store.log.Event;
import io.evowire.run.store.log.EventType;
import io.evowire.run.store.log.Fold;
import io.evowire.run.store.log.Folds;
import io.evowire.run.store.log.FormatChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the events of a study add up to. */
public final class StudyHistory implements Fold {

    static final EventType<StudyRecord> CREATED = new EventType<>(Event.CREATED,
            StudyRecord.class);
    static final EventType<StudySession> OPENED = new EventType<>(Event.OPENED,
            StudySession.class);
    static final EventType<Trained> TRAINED = new EventType<>("TRAINED", Trained.class);
    static final EventType<Measured> MEASURED = new EventType<>("MEASURED", Measured.class);
    static final EventType<StudyDeath> DIED = new EventType<>("DIED", StudyDeath.class);
    static final EventType<StudyEnd> ENDED = new EventType<>("ENDED", StudyEnd.class);

    private final Map<String, Measured> measured = new LinkedHashMap<>();
    private final Map<String, Trained> trained = new LinkedHashMap<>();
    private final Map<String, Integer> deaths = new HashMap<>();
    private final List<StudySession> sessions = new ArrayList<>();
    private final Folds folds = new Folds().on(CREATED, made -> record = made)
            .on(FormatChange.TYPE, change -> {}).on(OPENED, this::open)
            .on(MEASURED, done -> measured.put(done.id(), done)).on(TRAINED, this::end)
            .on(DIED, this::died).on(ENDED, last -> end = last);
    private double before;
    private double session;
    private @Nullable StudyRecord record;
    private @Nullable StudyEnd end;

    /**
     * Reads what a study holds now, also while another process writes.
     *
     * @throws io.evowire.run.UserException if there is none, it is damaged, or its format is newer
     */
    public static StudyHistory read(StudyFiles files) {
        return StudyStore.read(files);
    }

    private void open(StudySession opened) {
        before += session;
        session = 0;
        end = null;
        sessions.add(opened);
    }

    private void end(Trained done) {
        session = done.sessionSeconds();
        trained.put(done.id(), done);
    }

    private void died(StudyDeath death) {
        session = death.sessionSeconds();
        deaths.merge(death.id(), 1, Integer::sum);
    }

    @Override
    public boolean knows(String type) {
        return folds.knows(type);
    }

    @Override
    public Runnable read(Event event) {
        return folds.read(event);
    }

    /** What the study is bound to. */
    public StudyRecord record() {
        if (record == null) {
            throw new IllegalStateException("The first event of a study must be CREATED.");
        }
        return record;
    }

    /** What came out of a unit, if it is recorded. */
    Optional<Measured> measured(String id) {
        return Optional.ofNullable(measured.get(id));
    }

    /** Units that are recorded, in the order in which they ended. */
    public List<Measured> measured() {
        return List.copyOf(measured.values());
    }

    /** What came out of a training, if it is recorded. */
    public Optional<Trained> trained(String id) {
        return Optional.ofNullable(trained.get(id));
    }

    /** Trainings that are recorded, in the order in which they ended. */
    public List<Trained> trained() {
        return List.copyOf(trained.values());
    }

    /** What is recorded as a table, in the order in which it was recorded. */
    String csv() {
        return measured.isEmpty() ? StudyTable.csv(trained()) : MeasuredTable.csv(measured());
    }

    /** What is recorded, in the order in which it was recorded; each has a form in JSON. */
    public List<?> documents() {
        return measured.isEmpty() ? trained() : measured();
    }

    /** How many workers died with a training. */
    int deaths(String id) {
        return deaths.getOrDefault(id, 0);
    }

    /** The processes that worked on the study, in their order. */
    public List<StudySession> sessions() {
        return List.copyOf(sessions);
    }

    /** How the newest session was read to its end; empty if it was not. */
    Optional<StudyEnd> end() {
        return Optional.ofNullable(end);
    }

    /** SHA-256 of the result that the newest session left; empty if it left none. */
    public Optional<String> result() {
        return end().map(StudyEnd::result);
    }

    /** Time that all sessions worked, until each recorded something last. */
    public double seconds() {
        return before + session
                + measured.values().stream().mapToDouble(Measured::seconds).sum();
    }
}

package io.evowire.run.wann;

import io.evowire.run.store.log.Event;
import io.evowire.run.store.log.EventType;
import io.evowire.run.store.log.Fold;
import io.evowire.run.store.log.Folds;
import io.evowire.run.store.log.FormatChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the events of a search add up to. */
public final class WannHistory implements Fold {

    static final EventType<WannRecord> CREATED = new EventType<>(Event.CREATED, WannRecord.class);
    static final EventType<WannSession> OPENED = new EventType<>(Event.OPENED, WannSession.class);
    static final EventType<WannGeneration> GENERATION = new EventType<>("GENERATION",
            WannGeneration.class);
    static final EventType<WannChampion> CHAMPION = new EventType<>("CHAMPION",
            WannChampion.class);
    static final EventType<WannCheckpoint> CHECKPOINT = new EventType<>("CHECKPOINT",
            WannCheckpoint.class);

    private final List<WannSession> sessions = new ArrayList<>();
    private final List<WannGeneration> generations = new ArrayList<>();
    private final Folds folds = new Folds().on(CREATED, made -> record = made)
            .on(FormatChange.TYPE, change -> {}).on(OPENED, sessions::add)
            .on(GENERATION, generations::add).on(CHAMPION, best -> champion = best)
            .on(CHECKPOINT, made -> checkpoint = made);
    private @Nullable WannRecord record;
    private @Nullable WannChampion champion;
    private @Nullable WannCheckpoint checkpoint;

    @Override
    public boolean knows(String type) {
        return folds.knows(type);
    }

    @Override
    public void add(Event event) {
        folds.add(event);
    }

    /** What the search is bound to. */
    public WannRecord record() {
        if (record == null) {
            throw new IllegalStateException("The first event must be CREATED.");
        }
        return record;
    }

    /** The processes that worked on the search, in their order. */
    public List<WannSession> sessions() {
        return List.copyOf(sessions);
    }

    /** What the generations came to, in their order. */
    public List<WannGeneration> generations() {
        return List.copyOf(generations);
    }

    /** Number of the last generation, 0 if there is none yet. */
    public int last() {
        return generations.size();
    }

    /** What a generation came to, from 1 on. */
    WannGeneration generation(int number) {
        return generations.get(number - 1);
    }

    /** Time that the recorded generations took, over all sessions. */
    public double seconds() {
        return generations.stream().mapToDouble(WannGeneration::seconds).sum();
    }

    /** The best network so far. */
    public Optional<WannChampion> champion() {
        return Optional.ofNullable(champion);
    }

    /** The last population that lies in a file. */
    Optional<WannCheckpoint> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }
}

package io.evowire.run.wann;

import io.evowire.core.text.Sha256;
import io.evowire.run.UserException;
import io.evowire.run.store.log.Event;
import io.evowire.run.store.log.EventType;
import io.evowire.run.store.log.Fold;
import io.evowire.run.store.log.Folds;
import io.evowire.run.store.log.FormatChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    static final EventType<WannTrained> TRAINED = new EventType<>("TRAINED", WannTrained.class);
    static final EventType<WannTested> TESTED = new EventType<>("TESTED", WannTested.class);

    private final List<WannSession> sessions = new ArrayList<>();
    private final List<WannGeneration> generations = new ArrayList<>();
    private final List<WannTrained> trained = new ArrayList<>();
    private final Folds folds = new Folds().on(CREATED, made -> record = made)
            .on(FormatChange.TYPE, change -> {}).on(OPENED, this::open)
            .on(GENERATION, generations::add).on(CHAMPION, best -> champion = best)
            .on(CHECKPOINT, made -> checkpoint = made).on(TRAINED, trained::add)
            .on(TESTED, made -> tested = made);
    private final List<WannMark> marks = new ArrayList<>();
    private @Nullable WannRecord record;
    private @Nullable WannChampion champion;
    private @Nullable WannCheckpoint checkpoint;
    private @Nullable WannTested tested;

    // What the session before left, it left as the search stood then.
    private void open(WannSession session) {
        marks.add(mark());
        sessions.add(session);
    }

    private WannMark mark() {
        return new WannMark(last(), champion == null ? "" : Sha256.hex(champion.file()));
    }

    @Override
    public boolean knows(String type) {
        return folds.knows(type);
    }

    @Override
    public Runnable read(Event event) {
        return folds.read(event);
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

    /** When the search is to end, as its last session had it; empty before the first one. */
    public Optional<WannBudget> budget() {
        return sessions.isEmpty()
                ? Optional.empty()
                : Optional.of(sessions.getLast().budget());
    }

    /** Where the search stood at the end of each session, the last one included. */
    List<WannMark> marks() {
        return Stream.concat(marks.stream(), Stream.of(mark())).toList();
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

    /**
     * The best network so far.
     *
     * @throws UserException if there is none yet
     */
    public WannChampion required(WannFiles files) {
        return champion().orElseThrow(() -> new UserException(
                "%s has recorded no generation yet, so there is no network. Type: evowire resume %s"
                        .formatted(files.directory(), files.word())));
    }

    /** Trainings of champions, in their order. */
    public List<WannTrained> trained() {
        return List.copyOf(trained);
    }

    /** The last measurement on the test images, if it is of the champion. */
    public Optional<WannTested> tested() {
        return Optional.ofNullable(tested).filter(
                made -> champion != null && made.champion() == champion.generation());
    }

    /** The training of the champion with the best accuracy on the validation images. */
    public Optional<WannTrained> bestTrained() {
        return champion().flatMap(best -> trained.stream()
                .filter(training -> training.champion() == best.generation())
                .reduce((a, b) -> b.validation() > a.validation() ? b : a));
    }

    /**
     * The best network so far, with the weights of its best training if it was trained.
     *
     * @throws UserException if there is none yet, or the file of its weights is damaged
     */
    public WannModel best(WannFiles files) {
        WannChampion best = required(files);
        return bestTrained().map(training -> TrainedFile.read(files, training))
                .orElseGet(() -> WannModel.of(best.value()));
    }
}

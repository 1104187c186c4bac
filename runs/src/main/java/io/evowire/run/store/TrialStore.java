package io.evowire.run.store;

import io.evowire.run.UserException;
import io.evowire.run.store.log.Change;
import io.evowire.run.store.log.EventLog;
import io.evowire.run.store.log.EventType;
import io.evowire.run.store.log.Migration;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The memory of a run: its log of events, which is the truth, and a table of trials, which is a
 * projection of it. Both change in one transaction that is on the disk before a method returns.
 */
public final class TrialStore implements AutoCloseable {

    /** Layout of the database that this program writes; older ones are read, and brought here. */
    public static final int FORMAT = 11;

    private static final Change NOTHING = connection -> {};

    private final EventLog log;
    private final History history;

    private TrialStore(EventLog log, History history) {
        this.log = log;
        this.history = history;
    }

    /**
     * Creates the database of a new run. It comes into being whole or not at all.
     *
     * @throws UserException if there is one already
     */
    public static TrialStore create(RunFiles files, RunRecord record) {
        EventLog.create(files, TrialTable.steps(new History()),
                RunEvents.CREATED.entry(record));
        return open(files);
    }

    /**
     * Opens the database of a run for writing, and brings an older format to this program's.
     *
     * @throws UserException if there is none, it is damaged, or its format is newer
     */
    public static TrialStore open(RunFiles files) {
        return open(files, history -> List.of(), commit -> {});
    }

    /**
     * As {@link #open(RunFiles)}.
     *
     * @param asked   what a run asked for, generation by generation, whose program did not record
     *                it; asked before anything is changed
     * @param commits told how long each commit took until it was on the disk
     */
    public static TrialStore open(RunFiles files, Function<History, List<Generation>> asked,
            Consumer<Duration> commits) {
        return openBy(history -> TrialTable.steps(history, asked), files, new History(), commits);
    }

    /**
     * As above, without reading again what was read.
     *
     * @param read what {@link #read} gave, which goes on to grow
     */
    public static TrialStore open(RunFiles files, History read,
            Function<History, List<Generation>> asked, Consumer<Duration> commits) {
        return openBy(history -> TrialTable.steps(history, asked), files, read, commits);
    }

    /** As {@link #open(RunFiles)}, with other steps between formats. */
    static TrialStore openBy(Function<History, List<Migration>> steps, RunFiles files) {
        return openBy(steps, files, new History(), commit -> {});
    }

    private static TrialStore openBy(Function<History, List<Migration>> steps, RunFiles files,
            History history, Consumer<Duration> commits) {
        return new TrialStore(EventLog.open(files, FORMAT, steps.apply(history), history,
                history.tail(), commits), history);
    }

    /** Reads what a run holds now, also while another process writes. */
    public static History read(RunFiles files) {
        return EventLog.read(files, FORMAT, History::new);
    }

    /** What the run holds; grows with every event appended here. */
    public History history() {
        return history;
    }

    /**
     * Records an event that changes nothing in the table of trials.
     *
     * @param type one of {@link RunEvents}
     */
    public <T> void record(EventType<T> type, T told) {
        record(type, told, NOTHING);
    }

    private <T> void record(EventType<T> type, T told, Change change) {
        log.append(List.of(type.entry(told)), change);
    }

    /** Records decisions. */
    public void propose(List<Proposal> proposals) {
        propose(proposals, Optional.empty());
    }

    /**
     * Records decisions.
     *
     * @param whole what their generation asked for, if this is all of it
     */
    public void propose(List<Proposal> proposals, Optional<Generation> whole) {
        log.append(Stream.concat(proposals.stream().map(RunEvents.PROPOSED::entry),
                whole.map(RunEvents.GENERATION::entry).stream()).toList(), connection -> {
                    for (Proposal proposal : proposals) {
                        TrialRow.of(new Trial(proposal, Optional.empty())).write(connection);
                    }
                });
    }

    /**
     * Records that a trial was trained to a rung.
     *
     * @param files what to write before the result stands; as with {@link #closed}
     */
    public void reached(RungResult result, Runnable files) {
        record(RunEvents.REACHED, result, connection -> files.run());
    }

    /** Records that a worker died with a trial that is tried once more. */
    public void died(WorkerDeath death) {
        record(RunEvents.DIED, death);
    }

    /** Records how a trial ended. */
    public void end(TrialEnd end) {
        end(end, () -> {});
    }

    /**
     * Records how a trial ended.
     *
     * @param files what to write before the end stands; as with {@link #closed}
     */
    public void end(TrialEnd end, Runnable files) {
        record(RunEvents.ENDED, end, connection -> {
            TrialRow.of(new Trial(history.trial(end.trial()).orElseThrow().proposal(),
                    Optional.of(end.outcome()))).write(connection);
            files.run();
        });
    }

    /** Records that a race of the front begins. */
    public void race(Race race) {
        record(RunEvents.RACE, race);
    }

    /** Records that a trial of the front was trained again. */
    public void retrained(Repeat repeat) {
        record(RunEvents.RETRAINED, repeat);
    }

    /** Records what a second look came to. */
    public void looked(SecondLook look) {
        record(RunEvents.LOOKED, look);
    }

    /** Records what the test of a suggested network gave. */
    public void tested(Tested tested) {
        record(RunEvents.TESTED, tested);
    }

    /**
     * Records how a network of the front was judged.
     *
     * @param files what to write before it stands; as with {@link #closed}
     */
    public void judged(Judged judged, Runnable files) {
        record(RunEvents.JUDGED, judged, connection -> files.run());
    }

    /**
     * Records the final training of a suggested network.
     *
     * @param files what to write before it stands; as with {@link #closed}
     */
    public void trainedFinally(FinalTraining training, Runnable files) {
        record(RunEvents.FINAL, training, connection -> files.run());
    }

    /** Records that a process began to work on the run. */
    public void opened(Session session) {
        record(RunEvents.OPENED, session);
    }

    /**
     * Records that it stopped.
     *
     * @param lastWords what to write before the end stands; no other process can record anything
     *                  meanwhile, and a process that was overtaken does not get that far
     */
    public void closed(SessionEnd end, Runnable lastWords) {
        record(RunEvents.CLOSED, end, connection -> lastWords.run());
    }

    /** Moves everything into the one database file, unless somebody reads it, and closes it. */
    @Override
    public void close() {
        log.close();
    }
}

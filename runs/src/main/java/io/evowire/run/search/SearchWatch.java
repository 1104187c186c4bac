package io.evowire.run.search;

import io.evowire.run.store.History;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.TrainingPool;
import java.util.List;

/**
 * Watches a search: shows it and writes what it leaves, without a say in it. Closed when the search
 * is over, however it ended.
 */
public interface SearchWatch extends AutoCloseable {

    /** Begins to watch. */
    @FunctionalInterface
    interface Start {

        /**
         * A watch on a search that is about to begin.
         *
         * @param history  what the run holds; read on the search's thread
         * @param pool     that trains; asked from any thread
         * @param warnings what the user should know before it begins
         */
        SearchWatch begin(History history, TrainingPool pool, List<String> warnings);
    }

    /** Who is told what the search does. */
    SearchListener listener();

    /** Says a last line, as the search was told to stop. From any thread. */
    void lastLine(String line);

    /** All that will be trained is trained; the end is not yet recorded. */
    void ending(History history);

    /**
     * The end is recorded.
     *
     * @param signals what was received meanwhile, by now or until this returns
     * @return the exit code
     */
    int ended(History history, Reason reason, StopSignals signals);

    @Override
    void close();
}

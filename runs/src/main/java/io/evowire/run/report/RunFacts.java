package io.evowire.run.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.Hosts;
import io.evowire.run.store.RunRecord;
import io.evowire.run.store.Session;
import io.evowire.run.system.ShellWord;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a run is and where it stands.
 *
 * @param name       name of its directory
 * @param word       the name as a word of a shell's command line
 * @param state      {@code running}, {@code interrupted}, {@code created}, or why it stopped
 * @param generation generation of the newest trial
 * @param seconds    time that all sessions worked
 * @param sessions   the processes that worked on it
 * @param hosts      the machines of clusters that trained for it; left out if none did
 * @param waiting    trainings that no place of a cluster is left for; left out where nobody
 *                   searches on one, or no trial is begun
 * @param record     what it is bound to
 * @param config     its configuration
 */
public record RunFacts(String name, String word, String state, int generation,
        double seconds, List<Session> sessions,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Hosts hosts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer waiting, RunRecord record,
        SearchConfig config) {

    /**
     * The facts of a run.
     *
     * @param running whether a process works on it
     */
    static RunFacts of(Run run, History history, boolean running) {
        // The name alone: the page may be read elsewhere, and nothing in a run holds a path of its
        // machine.
        String name = run.files().directory().toAbsolutePath().normalize().getFileName()
                .toString();
        OptionalInt waiting = running && history.session().map(Session::cluster).isPresent()
                ? history.waiting()
                : OptionalInt.empty();
        return new RunFacts(name, ShellWord.of(name), history.state(running), history.generation(),
                Decimals.round(history.seconds(), 1), history.sessions(),
                history.hosts().isEmpty() ? null : history.hosts(),
                waiting.isPresent() ? waiting.getAsInt() : null, run.record(), run.config());
    }
}

package io.evowire.run.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.evaluate.Outcome;
import io.evowire.run.status.RunOwner;
import io.evowire.run.store.RunFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a study stands, as {@code status --json} prints it.
 *
 * @param state       {@code running}, {@code interrupted} (its process died), {@code stopped}, or
 *                    {@code finished}
 * @param study       its name
 * @param data        SPEC of its data set
 * @param owner       who works on it, or did when it was killed; null where the last one ended in
 *                    good order
 * @param cluster     address of the cluster that trains, or did in the newest session; left out for
 *                    the machine that runs the study
 * @param hosts       how many of the trainings each machine of a cluster has done, by its name;
 *                    left out if none has
 * @param trainings   counts
 * @param seconds     time that all sessions worked
 * @param secondsLeft what the rest takes at the pace of all sessions; left out where nothing is
 *                    left, or nothing is known
 * @param underWay    the search that is under way, or was when the study stopped; left out in
 *                    studies of other units, and between two searches
 */
public record StudySummary(String state, String study, String data, @Nullable RunOwner owner,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cluster,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Integer> hosts,
        Counts trainings, double seconds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double secondsLeft,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UnderWay underWay) {

    /** The state of units that are measured. */
    public static final String MEASURED = "MEASURED";

    /**
     * Numbers of trainings, or of units that are measured.
     *
     * @param total   that the newest session planned
     * @param byState number in each state
     */
    public record Counts(int completed, int failed, int total, Map<String, Integer> byState) {}

    /**
     * Where a study stands.
     *
     * @param history as its log has it
     * @param running whether a living process has it
     */
    public static StudySummary of(StudyFiles files, StudyHistory history, boolean running)
            throws IOException {
        return of(history, running, RunOwner.of(new RunFiles(files.directory()), running),
                UnderWay.of(files, history));
    }

    /**
     * Where a study stands.
     *
     * @param running  whether a living process has it
     * @param underWay a search that is not recorded as measured
     */
    public static StudySummary of(StudyHistory history, boolean running,
            @Nullable RunOwner owner, Optional<UnderWay> underWay) {
        Map<String, Integer> byState = new TreeMap<>();
        history.trained().forEach(done -> byState.merge(done.outcome().state(), 1, Integer::sum));
        if (!history.measured().isEmpty()) {
            byState.put(MEASURED, history.measured().size());
        }
        int done = byState.values().stream().mapToInt(n -> n).sum();
        int completed = (int) history.trained().stream()
                .filter(of -> of.outcome() instanceof Outcome.Completed).count()
                + history.measured().size();
        List<StudySession> sessions = history.sessions();
        int total = Math.max(done, sessions.isEmpty() ? 0 : sessions.getLast().trainings());
        boolean finished = history.end().isPresent();
        Map<String, Integer> hosts = new TreeMap<>();
        history.trained().stream().map(Trained::host).filter(Objects::nonNull)
                .forEach(host -> hosts.merge(host, 1, Integer::sum));
        return new StudySummary(
                running
                        ? "running"
                        : finished ? "finished" : owner != null ? "interrupted" : "stopped",
                history.record().study(), history.record().basis().data(), owner,
                sessions.isEmpty() ? null : sessions.getLast().cluster(), hosts,
                new Counts(completed, done - completed, total, byState),
                history.seconds() + (finished ? 0 : underWay.map(UnderWay::seconds).orElse(0.0)),
                finished || done == total ? null : left(history.seconds(), done, total, underWay),
                finished ? null : underWay.orElse(null));
    }

    // Null as long as nothing tells how long a training or a search takes.
    private static @Nullable Double left(double seconds, int done, int total,
            Optional<UnderWay> underWay) {
        double share = underWay.map(UnderWay::share).orElse(0.0);
        double spent = done > 0 ? seconds : underWay.map(UnderWay::seconds).orElse(0.0);
        double units = done > 0 ? done : share;
        return units > 0 ? (Double) (spent / units * (total - done - share)) : null;
    }
}

package io.evowire.run.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.run.store.History;
import io.evowire.run.store.Hosts;
import io.evowire.run.store.Session;
import io.evowire.run.training.Places;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the newest session trains, or trained.
 *
 * @param master   address of the cluster
 * @param machines all that were seen in the run, with their places now
 * @param slots    trainings at a time now, on all machines together; left out where nobody searches
 * @param waiting  trainings that no place is left for, as {@link History#waiting} derives it; left
 *                 out where nobody searches, or no trial is begun
 * @param lost     how often what hosted trainings was lost, in the whole run, with reasons
 */
public record ClusterSummary(String master, List<Hosts.Machine> machines,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer slots,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer waiting,
        List<Hosts.Loss> lost) {

    /**
     * Of a run; empty if its newest session trains on the machine that searches.
     *
     * @param running whether that session works; else no machine has a place any more
     */
    static Optional<ClusterSummary> of(History history, boolean running) {
        return history.session().map(Session::cluster).map(master -> {
            Hosts hosts = running ? history.hosts() : history.hosts().left();
            OptionalInt waiting = running ? history.waiting() : OptionalInt.empty();
            return new ClusterSummary(master, hosts.machines(), running ? hosts.slots() : null,
                    waiting.isPresent() ? waiting.getAsInt() : null, hosts.lost());
        });
    }

    /**
     * In words, such as {@code spark://head:7077: 8 slots (a 4, b 4)}, perhaps with
     * {@code ; 4 trainings wait}, or, where nobody searches,
     * {@code spark://head:7077: at most 4 slots on a, 4 slots on b}.
     */
    @Override
    public String toString() {
        return master + ": " + (slots == null ? most() : now(slots));
    }

    private String now(int places) {
        String each = machines.stream().filter(machine -> machine.slots() > 0)
                .map(machine -> "%s %d".formatted(machine.host(), machine.slots()))
                .collect(Collectors.joining(", "));
        return (places == 0
                ? "no slots, so nothing trains"
                : "%s (%s)".formatted(Places.slots(places), each)) + queue();
    }

    private String queue() {
        return waiting == null || waiting == 0
                ? ""
                : waiting == 1 ? "; 1 training waits" : "; %d trainings wait".formatted(waiting);
    }

    private String most() {
        String each = machines.stream()
                .map(machine -> Places.slots(machine.most()) + " on " + machine.host())
                .collect(Collectors.joining(", "));
        return each.isEmpty() ? "no machine came" : "at most " + each;
    }

    /** What was lost, in words; empty if nothing was. */
    public Optional<String> losses() {
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of("%d, the last one on %s: %s".formatted(lost.size(),
                        lost.getLast().host(), lost.getLast().reason()));
    }
}

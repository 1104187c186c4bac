package io.evowire.run.status;

import io.evowire.run.store.History;
import io.evowire.run.store.Hosts;
import io.evowire.run.store.Session;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the newest session trains.
 *
 * @param master   address of the cluster
 * @param machines all that were seen in the run, with their places now
 * @param slots    trainings at a time now, on all machines together
 * @param waiting  trials decided on, not ended, and more than there are places for
 * @param lost     how often what hosted trainings was lost, in the whole run, with reasons
 */
public record ClusterSummary(String master, List<Hosts.Machine> machines, int slots, long waiting,
        List<Hosts.Loss> lost) {

    /**
     * Of a run; empty if its newest session trains on the machine that searches.
     *
     * @param running whether that session works; else no machine has a place any more
     */
    static Optional<ClusterSummary> of(History history, boolean running) {
        return history.session().map(Session::cluster).map(master -> {
            Hosts hosts = running ? history.hosts() : history.hosts().left();
            long open = history.trials().stream().filter(trial -> !trial.ended()).count();
            return new ClusterSummary(master, hosts.machines(), hosts.slots(),
                    running ? Math.max(0, open - hosts.slots()) : 0, hosts.lost());
        });
    }

    /** In words, such as {@code spark://head:7077: 8 slots (a 4, b 4), 12 trials wait}. */
    @Override
    public String toString() {
        String places = machines.stream().filter(machine -> machine.slots() > 0)
                .map(machine -> "%s %d".formatted(machine.host(), machine.slots()))
                .collect(Collectors.joining(", "));
        return "%s: %s, %d trials wait".formatted(master,
                slots == 0 ? "no slots" : "%d slots (%s)".formatted(slots, places), waiting);
    }

    /** What was lost, in words; empty if nothing was. */
    public Optional<String> losses() {
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of("%d, the last one on %s: %s".formatted(lost.size(),
                        lost.getLast().host(), lost.getLast().reason()));
    }
}

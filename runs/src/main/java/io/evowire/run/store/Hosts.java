package io.evowire.run.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.evaluate.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The machines of clusters on which a run was trained.
 *
 * @param machines all that were seen, by name
 * @param lost     each time that what hosted trainings was lost, in their order
 */
public record Hosts(List<Machine> machines, List<Loss> lost) {

    /**
     * A machine.
     *
     * @param host  its name
     * @param slots how many trainings at a time it can do, as far as was recorded of the newest
     *              session
     * @param most  how many it could do at most
     * @param kind  processor, system and Java; null if none of its workers has told
     */
    public record Machine(String host, int slots, int most,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String kind) {

        private Machine after(HostChange change) {
            int now = Math.max(0, slots + change.slots());
            return new Machine(host, now, Math.max(most, now),
                    change.kind() == null ? kind : change.kind());
        }

        private Machine left() {
            return new Machine(host, 0, most, kind);
        }
    }

    /**
     * What hosted trainings was lost.
     *
     * @param host   where
     * @param reason in the cluster's words
     */
    public record Loss(String host, String reason) {}

    /**
     * The machine on which the first network was timed.
     *
     * @param host its name in a cluster; null for a machine that searched
     * @param kind processor, system and Java
     */
    public record Timer(@Nullable String host, String kind) {

        /** Such as {@code node-a (AMD EPYC 9B14, ...)}. */
        @Override
        public String toString() {
            return host == null ? kind : "%s (%s)".formatted(host, kind);
        }
    }

    public Hosts {
        machines = List.copyOf(machines);
        lost = List.copyOf(lost);
    }

    /** Whether no cluster trained for the run. */
    public boolean isEmpty() {
        return machines.isEmpty();
    }

    /** The same when the cluster is left: nothing can be done there. */
    public Hosts left() {
        return new Hosts(machines.stream().map(Machine::left).toList(), lost);
    }

    /** How many trainings at a time can be done now, as far as was recorded. */
    public int slots() {
        return machines.stream().mapToInt(Machine::slots).sum();
    }

    /** What events tell of them. */
    static final class Told {

        private final Map<String, Machine> machines = new TreeMap<>();
        private final List<Loss> lost = new ArrayList<>();
        private @Nullable Timer timer;

        /** The cluster of an earlier session is not that of this one. */
        void opened() {
            machines.replaceAll((host, machine) -> machine.left());
        }

        /** A trial of a session ended. */
        void ended(TrialEnd end, @Nullable String kindOfSession) {
            boolean timed = end.outcome() instanceof Outcome.Completed completed
                    && completed.latency() != null;
            String kind = end.host() == null
                    ? kindOfSession
                    : Optional.ofNullable(machines.get(end.host())).map(Machine::kind)
                            .orElse(null);
            if (timer == null && timed && kind != null) {
                timer = new Timer(end.host(), kind);
            }
        }

        Optional<Timer> timer() {
            return Optional.ofNullable(timer);
        }

        void changed(HostChange change) {
            machines.put(change.host(), machines.getOrDefault(change.host(),
                    new Machine(change.host(), 0, 0, null)).after(change));
            if (change.lost() != null) {
                lost.add(new Loss(change.host(), change.lost()));
            }
        }

        Hosts hosts() {
            return new Hosts(List.copyOf(machines.values()), lost);
        }
    }
}

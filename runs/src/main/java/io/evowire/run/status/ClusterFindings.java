package io.evowire.run.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.run.cluster.HostCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster offers.
 *
 * @param master  its address
 * @param hosts   its machines
 * @param problem why it cannot be looked at; null if it was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClusterFindings(String master, List<HostCheck> hosts, @Nullable String problem) {

    public ClusterFindings {
        hosts = List.copyOf(hosts);
    }

    /** Whether searches can train on all of its machines. */
    boolean well() {
        return problem == null && hosts.stream().allMatch(host -> host.refusal() == null);
    }
}

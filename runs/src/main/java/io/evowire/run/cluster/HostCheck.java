package io.evowire.run.cluster;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Whether workers can work on a machine of a cluster.
 *
 * @param host    its name
 * @param slots   how many trainings at a time it offers
 * @param machine processor, system and Java, as a worker told; null if none came so far
 * @param refusal why none can work there, with what to do; null if one can
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HostCheck(String host, int slots, @Nullable String machine,
        @Nullable String refusal) {}

package io.evowire.run.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Something changed on a machine that a cluster trains on.
 *
 * @param host           name of the machine
 * @param slots          how many trainings at a time it can do more; less, if negative
 * @param kind           processor, system and Java, as its first worker told; else null
 * @param lost           why what hosts trainings there was lost; null if it was not
 * @param sessionSeconds time that the session had worked when that was recorded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HostChange(String host, int slots, @Nullable String kind, @Nullable String lost,
        double sessionSeconds) {}

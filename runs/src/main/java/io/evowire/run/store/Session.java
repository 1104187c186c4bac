package io.evowire.run.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.run.config.Budget;
import io.evowire.run.config.RepeatsConfig;
import org.jspecify.annotations.Nullable;

/**
 * A process began to work on the run.
 *
 * @param process identity of the process on its machine
 * @param time    when, ISO 8601 in UTC
 * @param budget  what it works towards
 * @param program version of the program; null where format 1 did not record it
 * @param machine what it ran on, in words; null where that was not recorded
 * @param repeats how the front is trained again at the end; null where nobody asked for it
 * @param workers how many processes trained for it; null where that was not recorded
 * @param device  on what they trained; null for the processor, as the run was made
 * @param cluster address of the cluster on whose machines they were; null for this machine
 * @param kind    what times depend on, as {@link io.evowire.run.system.Machine#kind} tells; null
 *                unless the search compares latencies of networks on this machine
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Session(long process, String time, Budget budget, @Nullable String program,
        @Nullable String machine, @Nullable RepeatsConfig repeats, @Nullable Integer workers,
        @Nullable TrainedOn device, @Nullable String cluster,
        @Nullable String kind) {

    /** A session that compares no times. */
    public Session(long process, String time, Budget budget, @Nullable String program,
            @Nullable String machine, @Nullable RepeatsConfig repeats,
            @Nullable Integer workers, @Nullable TrainedOn device, @Nullable String cluster) {
        this(process, time, budget, program, machine, repeats, workers, device, cluster, null);
    }

    /** A session on the processor of this machine. */
    public Session(long process, String time, Budget budget, @Nullable String program,
            @Nullable String machine, @Nullable RepeatsConfig repeats,
            @Nullable Integer workers) {
        this(process, time, budget, program, machine, repeats, workers, null, null);
    }

    /** A session that trains nothing again. */
    public Session(long process, String time, Budget budget, @Nullable String program) {
        this(process, time, budget, program, null, null, null);
    }
}

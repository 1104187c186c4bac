package io.evowire.run.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.run.system.Machine;
import io.evowire.run.system.ProgramVersion;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process began to work on a study.
 *
 * @param process       its id
 * @param time          of its begin, as ISO 8601 has it
 * @param program       its version
 * @param machine       in words
 * @param trainings     how many trainings or units its plan has
 * @param configuration SHA-256 of config.yaml; null where an older program wrote none
 * @param cluster       address of the cluster that trains; null for this machine
 */
public record StudySession(long process, String time, String program, String machine,
        int trainings, @Nullable String configuration,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cluster) {

    /** This process, from now on. */
    static StudySession now(int trainings, String configuration, @Nullable String cluster) {
        return new StudySession(ProcessHandle.current().pid(),
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                ProgramVersion.build(), Machine.description(), trainings, configuration,
                cluster);
    }
}

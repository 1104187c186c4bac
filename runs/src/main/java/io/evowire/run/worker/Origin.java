package io.evowire.run.worker;

import io.evowire.run.system.Machine;
import io.evowire.run.system.ProgramVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is and where it runs, as far as results depend on it. Only workers of other
 * machines are asked: to compute it takes longer than a worker should take to start.
 *
 * @param program version and fingerprint, as {@link ProgramVersion#build}
 * @param machine processor, system and Java, as {@link Machine#kind}
 */
public record Origin(String program, String machine) {

    /** The system property by which a worker is asked. */
    static final String PROPERTY = "evowire.tellOrigin";

    /** Of this process. */
    public static Origin here() {
        return new Origin(ProgramVersion.build(), Machine.kind());
    }

    /** Of this process if it was asked, else null. */
    static @Nullable Origin ifAsked() {
        return Boolean.getBoolean(PROPERTY) ? here() : null;
    }
}

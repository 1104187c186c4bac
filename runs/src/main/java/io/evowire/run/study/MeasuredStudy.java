package io.evowire.run.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * An experiment whose units are no trainings of one network each: a unit may be a whole search with
 * all that is measured of what it found. Units are measured in this process, one after the other.
 *
 * @param <O> what comes out of a unit, which has a form in JSON
 * @param <R> its result, which has a form in JSON
 * @see Study
 */
public interface MeasuredStudy<O, R> {

    /** Its name, such as {@code wann}. A directory holds one study. */
    String name();

    /** The units, in their order; the same each time. */
    List<StudyUnit> plan();

    /** The type of what comes out of a unit. */
    Class<O> outcome();

    /**
     * Measures a unit. What it leaves in its directory is there when it is measured again, after
     * the process was stopped or killed.
     *
     * @param directory of this unit alone
     * @param mayGoOn   asked now and then
     * @return empty if it was stopped before its end
     */
    Optional<O> measure(StudyUnit unit, Path directory, BooleanSupplier mayGoOn)
            throws IOException;

    /**
     * What the units say: a function of what is recorded alone.
     *
     * @param measured of each unit of the plan, in its order
     */
    R read(List<O> measured);

    /** Told how a study goes on. */
    @FunctionalInterface
    interface Progress {

        /** So many units of so many are measured; the next one is about to begin. */
        void measured(int done, int all, Optional<StudyUnit> next);
    }
}

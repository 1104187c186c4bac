package io.evowire.run.wann.study;

import io.evowire.run.wann.WannSettings;

/**
 * A search of a study, and what is trained of its best network.
 *
 * @param arm         what it is compared by
 * @param settings    of the search
 * @param generations of the search
 * @param epochs      of each training
 * @param dense       whether dense networks are trained, too
 */
public record WannUnit(String arm, WannSettings settings, int generations, int epochs,
        boolean dense) {}

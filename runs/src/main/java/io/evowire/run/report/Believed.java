package io.evowire.run.report;

import io.evowire.run.reading.Calibration;
import io.evowire.run.reading.RunReading;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.Optional;

/**
 * What a page tells of the model of all trainings, in a run that is read by it. What it says of
 * each network is among the columns of the trials.
 *
 * @param observedFront numbers of the trials on the front of what was observed, by ascending macs
 * @param hypervolume   of what is believed, fraction in [0, 1]
 * @param calibration   how well the model predicts
 */
public record Believed(List<Integer> observedFront, double hypervolume, Calibration calibration) {

    public Believed {
        observedFront = List.copyOf(observedFront);
    }

    /** Of a run; empty where it is read by what was observed, or nothing is known yet. */
    static Optional<Believed> of(RunReading reading) {
        return reading.meanHypervolume().flatMap(hypervolume -> reading.calibration()
                .map(calibration -> new Believed(
                        reading.observedFront().stream().map(Trial::number).toList(),
                        hypervolume, calibration)));
    }
}

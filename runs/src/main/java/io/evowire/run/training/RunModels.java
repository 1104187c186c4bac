package io.evowire.run.training;

/**
 * Which models of a run are kept.
 *
 * @param front  of the front's members, for people
 * @param paused of trainings that wait at a rung, to go on with
 * @param judged of the front's networks that were trained anew to be judged, for people
 */
public record RunModels(FrontModels front, PausedModels paused, JudgedModels judged) {

    /** Where no network is judged. */
    public RunModels(FrontModels front, PausedModels paused) {
        this(front, paused, JudgedModels.none());
    }

    /** None. */
    public static RunModels none() {
        return new RunModels(FrontModels.none(), PausedModels.none());
    }
}

package io.evowire.run.training;

/**
 * Which models of a run are kept.
 *
 * @param front  of the front's members, for people
 * @param paused of trainings that wait at a rung, to go on with
 */
public record RunModels(FrontModels front, PausedModels paused) {

    /** None. */
    public static RunModels none() {
        return new RunModels(FrontModels.none(), PausedModels.none());
    }
}

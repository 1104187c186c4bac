package io.evowire.run.training;

/**
 * Which models of a run are kept.
 *
 * @param front  of the front's members, for people
 * @param paused of trainings that wait at a rung, to go on with
 * @param judged of the front's networks that were trained anew to be judged, for people
 * @param finals of the final trainings of suggested networks, for people
 */
public record RunModels(FrontModels front, PausedModels paused, AnewModels judged,
        AnewModels finals) {

    /** Where no network is trained anew. */
    public RunModels(FrontModels front, PausedModels paused) {
        this(front, paused, AnewModels.none(), AnewModels.none());
    }

    /** None. */
    public static RunModels none() {
        return new RunModels(FrontModels.none(), PausedModels.none());
    }
}

package io.evowire.run.training;

import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.log.RunLock;
import java.io.IOException;

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

    /** Those of a run that this process owns, freed of what a killed session left behind. */
    public static RunModels open(RunFiles files, RunLock lock, CandidateFactory factory,
            History history) throws IOException {
        return new RunModels(ModelFiles.open(files, lock, factory, history),
                PausedModels.open(files, lock, history),
                AnewModels.open(AnewModels.Kind.JUDGED, files, lock, history),
                AnewModels.open(AnewModels.Kind.FINAL, files, lock, history));
    }

    /** Where no network is trained anew. */
    public RunModels(FrontModels front, PausedModels paused) {
        this(front, paused, AnewModels.none(), AnewModels.none());
    }

    /** None. */
    public static RunModels none() {
        return new RunModels(FrontModels.none(), PausedModels.none());
    }
}

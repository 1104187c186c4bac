package io.evowire.run.training;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.WarmStart;
import io.evowire.evaluate.WarmStart.Trained;
import io.evowire.evaluate.WarmStart.Rerun;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Donor;
import io.evowire.run.store.History;
import io.evowire.run.store.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * From proposals to candidates that begin with the weights of their donors.
 *
 * @param factory of the run
 * @param history where the donors are
 * @param models  SHA-256 of the model of a trial, if it is there as it was recorded
 */
public record WarmStarts(CandidateFactory factory, History history,
        IntFunction<Optional<String>> models) {

    /** What a worker gets. */
    public Candidate candidate(Proposal proposal) {
        Candidate candidate = factory.candidate(proposal);
        return proposal.donor() == null
                ? candidate
                : candidate.from(line(proposal.donor().trial()));
    }

    /**
     * The donors in whose line a proposal stands and that have to be trained again for it, its own
     * first: back to the first one whose model is there, or to one that had none itself.
     */
    List<Integer> lost(Proposal proposal) {
        List<Integer> lost = new ArrayList<>();
        for (@Nullable
        Donor next = proposal.donor(); next != null
                && models.apply(next.trial()).isEmpty(); next = donor(next).donor()) {
            lost.add(next.trial());
        }
        return lost;
    }

    private Proposal donor(Donor donor) {
        return history.trial(donor.trial()).orElseThrow().proposal();
    }

    /**
     * The line of trainings that ends with a trial: back to the first whose model is there, or to
     * one that had no donor itself.
     */
    public WarmStart line(int trial) {
        List<Rerun> again = new ArrayList<>();
        @Nullable
        Integer next = trial;
        while (next != null) {
            Proposal proposal = history.trial(next).orElseThrow().proposal();
            Candidate trained = factory.candidate(proposal);
            Optional<String> model = models.apply(next);
            if (model.isPresent()) {
                return new WarmStart(new Trained(trained.network(), model.get()),
                        again.reversed());
            }
            again.add(new Rerun(trained.network(), trained.recipe()));
            next = proposal.donor() == null ? null : (Integer) proposal.donor().trial();
        }
        return new WarmStart(null, again.reversed());
    }
}

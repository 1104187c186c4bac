package io.evowire.run.store;

import io.evowire.core.objective.Measurements;
import io.evowire.core.objective.Objective;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.Outcome;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One network that was tried, or is about to be.
 *
 * @param proposal what was decided
 * @param outcome  what came out, empty while it waits or trains
 */
public record Trial(Proposal proposal, Optional<Outcome> outcome) {

    /** Number of the trial. */
    public int number() {
        return proposal.trial();
    }

    /** Name of the outcome; {@code PROPOSED} while there is none. */
    public String state() {
        return outcome.map(Outcome::state).orElse("PROPOSED");
    }

    /** Whether it was trained to the end. */
    public boolean completed() {
        return outcome.orElse(null) instanceof Outcome.Completed;
    }

    /** Whether it was stopped at this rung, from 0. */
    public boolean pruned(int rung) {
        return outcome.orElse(null) instanceof Outcome.Pruned pruned && pruned.rung() == rung;
    }

    /** Whether nothing is left to do: a lost trial is tried again as if nothing had happened. */
    public boolean ended() {
        return outcome.isPresent() && !(outcome.get() instanceof Outcome.Lost);
    }

    /** Validation accuracy, fraction in [0, 1], of a trial that was trained. */
    public OptionalDouble accuracy() {
        return switch (outcome.orElse(null)) {
            case Outcome.Completed completed ->
                OptionalDouble.of(completed.validationAccuracy());
            case Outcome.Pruned pruned -> OptionalDouble.of(pruned.validationAccuracy());
            case null, default -> OptionalDouble.empty();
        };
    }

    /** What was measured of a trial that was trained to the end. */
    public Optional<Measurements> measurements() {
        return outcome.orElse(null) instanceof Outcome.Completed completed
                ? Optional.of(completed.measurements())
                : Optional.empty();
    }

    /**
     * The value of an objective; empty if it was not measured, or the trial was not trained to the
     * end.
     */
    public OptionalDouble value(Objective objective) {
        return measurements().map(measured -> objective.find(measured, proposal.cost()))
                .orElse(OptionalDouble.empty());
    }

    /** Its time of inference, if that was measured. */
    public Optional<Latency> latency() {
        return outcome.orElse(null) instanceof Outcome.Completed completed
                ? Optional.ofNullable(completed.latency())
                : Optional.empty();
    }

    /** What it loses with nodes and edges, if that was measured. */
    public Optional<DamageProfile> damage() {
        return outcome.orElse(null) instanceof Outcome.Completed completed
                ? Optional.ofNullable(completed.damage())
                : Optional.empty();
    }

    /** Time spent on it, of a trial that was trained. */
    public OptionalDouble seconds() {
        return switch (outcome.orElse(null)) {
            case Outcome.Completed completed -> OptionalDouble.of(completed.seconds());
            case Outcome.Pruned pruned -> OptionalDouble.of(pruned.seconds());
            case null, default -> OptionalDouble.empty();
        };
    }
}

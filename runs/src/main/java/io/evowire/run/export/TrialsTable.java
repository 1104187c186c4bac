package io.evowire.run.export;

import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.Outcome;
import io.evowire.genome.Genome;
import io.evowire.genome.StageGenome;
import io.evowire.run.store.Donor;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Trials as CSV (RFC 4180, with line feeds): one row a trial, sorted by number. A value that does not
 * exist is empty. All columns but {@code seconds} and those of the latency follow from configuration and
 * seed. Latency (median and interquartile range, milliseconds) and damage (mean loss of accuracy,
 * fraction) have columns where they were measured of any trial.
 */
public final class TrialsTable {

    private static final List<String> COLUMNS = List.of("trial", "generation", "state", "accuracy",
            "macs", "parameters", "activations", "depth", "rung", "seconds", "key", "parents",
            "mutations", "stages", "models", "nodes", "channels", "operations", "genome");

    private static final List<Measured> MEASURED = List.of(
            new Measured("latency", trial -> trial.latency().map(Latency::milliseconds)),
            new Measured("latencySpread", trial -> trial.latency().map(Latency::spread)),
            new Measured("damage", trial -> trial.damage().map(DamageProfile::mean)));

    /** A column of runs that measure it. */
    private record Measured(String name, Function<Trial, Optional<Double>> value) {

        String text(Trial trial) {
            return value.apply(trial).map(number -> String.format(Locale.ROOT, "%.6f", number))
                    .orElse("");
        }
    }

    private TrialsTable() {}

    /** The table of these trials of a run whose trials all begin with fresh weights. */
    public static String csv(List<Trial> trials) {
        return csv(trials, false);
    }

    /**
     * The table of these trials. What some of them measured has columns of its own.
     *
     * @param inherits whether trials may begin with the weights of others: then two more columns tell
     *                 of whom, and which share of the parameters
     */
    public static String csv(List<Trial> trials, boolean inherits) {
        List<Measured> measured = MEASURED.stream().filter(column -> trials.stream()
                .anyMatch(trial -> column.value().apply(trial).isPresent())).toList();
        return String.join(",", COLUMNS)
                + measured.stream().map(column -> "," + column.name()).collect(Collectors.joining())
                + (inherits ? ",donor,inherited" : "") + "\n"
                + trials.stream().map(trial -> row(trial) + measured.stream()
                        .map(column -> "," + column.text(trial)).collect(Collectors.joining())
                        + (inherits ? donor(trial) : "") + "\n").collect(Collectors.joining());
    }

    private static String donor(Trial trial) {
        Donor donor = trial.proposal().donor();
        return donor == null
                ? ",,"
                : String.format(Locale.ROOT, ",%d,%.6f", donor.trial(), donor.share());
    }

    private static String row(Trial trial) {
        Proposal proposal = trial.proposal();
        Genome genome = Genome.parse(proposal.genome());
        return List.of(trial.number(), proposal.generation(), trial.state(),
                number(trial.accuracy(), "%.6f"), proposal.cost().macs(),
                proposal.cost().parameters(), proposal.cost().activations(),
                proposal.cost().depth(), rung(trial), number(trial.seconds(), "%.3f"),
                proposal.key(),
                proposal.parents().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                String.join(" ", proposal.mutations()), genome.stages().size(),
                stages(genome, stage -> stage.model().notation()),
                stages(genome, stage -> stage.model().nodes()),
                stages(genome, StageGenome::channels),
                stages(genome, stage -> stage.operation().notation()), proposal.genome()).stream()
                .map(value -> quoted(value.toString())).collect(Collectors.joining(","));
    }

    private static String stages(Genome genome, Function<StageGenome, Object> value) {
        return genome.stages().stream().map(value).map(Object::toString)
                .collect(Collectors.joining("; "));
    }

    private static String number(OptionalDouble value, String format) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
    }

    private static Object rung(Trial trial) {
        return trial.outcome().orElse(null) instanceof Outcome.Pruned pruned ? pruned.rung() : "";
    }

    private static String quoted(String value) {
        return value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n')
                ? '"' + value.replace("\"", "\"\"") + '"'
                : value;
    }
}

package io.evowire.run.study.simulation;

import io.evowire.core.cost.Cost;
import io.evowire.core.statistics.Scatter;
import io.evowire.genome.Genome;
import io.evowire.run.UserException;
import io.evowire.run.export.CsvTable;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Trial;
import io.evowire.run.system.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * Networks that were trained from scratch in one way, some of them more than once.
 *
 * @param networks in the order in which they were found, no two with the same key
 */
public record TrainedNetworks(List<Trained> networks) {

    /** Fewer networks than this say too little of others. */
    public static final int LEAST = 10;

    public TrainedNetworks {
        networks = List.copyOf(networks);
    }

    /**
     * A network.
     *
     * @param proposal   what it is; its number counts the networks
     * @param accuracies of validation, one for each training, fractions in [0, 1]
     */
    public record Trained(Proposal proposal, List<Double> accuracies) {

        public Trained {
            accuracies = List.copyOf(accuracies);
        }

        /** Mean accuracy over its trainings. */
        public double mean() {
            return accuracies.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        }
    }

    /** The completed trials of runs, without those that began with weights of others. */
    public static TrainedNetworks of(Collection<Trial> trials) {
        SequencedMap<String, Trained> found = new LinkedHashMap<>();
        for (Trial trial : trials) {
            if (trial.completed() && trial.proposal().donor() == null) {
                add(found, trial.proposal(), trial.accuracy().orElseThrow());
            }
        }
        return new TrainedNetworks(List.copyOf(found.values()));
    }

    /**
     * The networks in tables that a study of replicates or of a space left ({@code trainings.csv}).
     *
     * @param steps   length of the trainings that count; empty where all have the same one
     * @param factory whose space they belong to
     * @throws UserException naming the file and what is wrong with it
     */
    public static TrainedNetworks read(List<Path> files, OptionalInt steps,
            CandidateFactory factory) {
        SequencedMap<String, Trained> found = new LinkedHashMap<>();
        SequencedSet<String> lengths = new TreeSet<>(Comparator.comparingInt(String::length)
                .thenComparing(Comparator.naturalOrder())); // numbers in their order
        for (Path file : files) {
            var table = new TrainingsTable(file, parsed(file));
            table.rows().filter(row -> steps.isEmpty() || row.steps().isEmpty()
                    || row.steps().equals(Integer.toString(steps.getAsInt()))).forEach(row -> {
                        lengths.add(row.steps());
                        add(found, proposal(row, found.size(), file, factory), row.accuracy());
                    });
        }
        if (lengths.size() > 1) {
            throw new UserException("""
                    --networks: the trainings have %s steps. Choose one length with --steps."""
                    .formatted(String.join(", ", lengths)));
        }
        return new TrainedNetworks(List.copyOf(found.values()));
    }

    private static CsvTable parsed(Path file) {
        try {
            return CsvTable.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UserException(
                    "--networks: cannot read %s: %s.".formatted(file, IoReason.of(e)));
        } catch (IllegalArgumentException e) {
            throw new UserException("--networks: %s: %s".formatted(file, e.getMessage()));
        }
    }

    private static Proposal proposal(TrainingsTable.Row row, int number, Path file,
            CandidateFactory factory) {
        try {
            Genome genome = factory.genome(row.genome());
            Cost cost = factory.cost(genome);
            if (!row.macs().equals(Long.toString(cost.macs()))) {
                throw new UserException("""
                        --networks: in %s '%s' has %s multiply-adds, but %d in this space. Give \
                        the configuration of that study (--config, --set), or --image and \
                        --classes.""".formatted(file, row.genome(), row.macs(), cost.macs()));
            }
            return new Proposal(number, 1, factory.key(genome), row.genome(), List.of(), List.of(),
                    cost, null);
        } catch (IllegalArgumentException e) {
            throw new UserException("--networks: %s: '%s': %s".formatted(file, row.genome(),
                    e.getMessage()));
        }
    }

    private static void add(Map<String, Trained> found, Proposal proposal, double accuracy) {
        found.merge(proposal.key(), new Trained(proposal, List.of(accuracy)), (known, other) -> {
            List<Double> all = new ArrayList<>(known.accuracies());
            all.addAll(other.accuracies());
            return new Trained(known.proposal(), all);
        });
    }

    /**
     * Standard deviation of one training, fraction, pooled over the networks that were trained more
     * than once; empty if none was.
     */
    public OptionalDouble noise() {
        return Scatter.of(networks.stream().map(Trained::accuracies).toList()).deviation();
    }
}

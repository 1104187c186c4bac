package io.evowire.run.study.scaling;

import io.evowire.core.graph.GraphModel;
import io.evowire.core.network.Architecture;
import io.evowire.genome.Genome;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.export.Redrawing;
import io.evowire.run.problem.Rulers;
import io.evowire.run.problem.Run;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.study.paper.GridNetworks;
import io.evowire.run.reading.RunReading;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/**
 * A network that is scaled.
 *
 * @param name         of it
 * @param architecture as it was found
 * @param deeper       it with the nodes of each stage times a factor
 */
public record Found(String name, Architecture architecture,
        DoubleFunction<Architecture> deeper) {

    /** The network of the generator that the paper found to be the best. */
    static Found drawn(SearchConfig config, int graph) {
        Architecture architecture = new GridNetworks(config).architecture(GridNetworks.REFERENCE,
                graph, config.space().nodeOperations().getFirst());
        return new Found("%s graph %d".formatted(GridNetworks.REFERENCE, graph), architecture,
                Redrawing.by(nodes -> GraphModel.parse(GridNetworks.REFERENCE, nodes),
                        config.seed() + graph, architecture));
    }

    /**
     * The network that each search takes for its best, whatever it costs, by the name of its
     * folder; of runs whose folders have one name, by as much of their paths as tells them apart.
     *
     * @throws UserException if one has trained none
     */
    public static List<Found> of(List<Run> runs) {
        List<Path> paths = runs.stream()
                .map(run -> run.files().directory().toAbsolutePath().normalize()).toList();
        return IntStream.range(0, runs.size())
                .mapToObj(i -> of(runs.get(i), name(paths.get(i), paths))).toList();
    }

    static String name(Path path, List<Path> paths) {
        return IntStream.rangeClosed(1, path.getNameCount()).mapToObj(names -> end(path, names))
                .filter(end -> paths.stream().filter(other -> other.endsWith(end)).count() == 1)
                .findFirst().orElse(path).toString();
    }

    private static Path end(Path path, int names) {
        return path.subpath(path.getNameCount() - names, path.getNameCount());
    }

    private static Found of(Run run, String name) {
        var history = TrialStore.read(run.files());
        RunReading reading = RunReading.of(run.factory(), history);
        Trial trial = Rulers.within(Double.MAX_VALUE, history.trials(), reading::accuracy)
                .orElseThrow(() -> new UserException("%s has trained no network to scale."
                        .formatted(run.files().directory())));
        Genome genome = run.factory().genome(trial);
        return new Found("%s:%d".formatted(name, trial.number()),
                run.factory().network(genome).architecture(),
                Redrawing.of(genome, run.config().space()));
    }
}

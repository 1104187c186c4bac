package io.evowire.run.console;

import io.evowire.core.statistics.Quartiles;
import io.evowire.run.study.simulation.ProblemStudy;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How near NSGA-II came to a known front, as {@code simulate --problem} prints it.
 *
 * @param problem      name of the problem
 * @param population   parents N
 * @param evaluations  of each seed
 * @param optimum      hypervolume of the whole front, below 1.1 in every objective
 * @param hypervolume  quartiles over the seeds
 * @param hypervolumes of seed 1, 2, ...
 */
public record ProblemReport(String problem, int population, int evaluations, double optimum,
        Quartiles hypervolume, List<Double> hypervolumes) {

    public ProblemReport {
        hypervolumes = List.copyOf(hypervolumes);
    }

    public static ProblemReport of(ProblemStudy study, int seeds) {
        List<Double> hypervolumes = study.hypervolumes(seeds);
        return new ProblemReport(study.problem().toString(), study.population(),
                study.evaluations(), study.problem().optimum(), Quartiles.of(hypervolumes),
                hypervolumes);
    }

    public String text() {
        return new TextTable("problem", problem)
                .row("hypervolume", "median %.6f, quartiles %.6f and %.6f".formatted(
                        hypervolume.median(), hypervolume.lower(), hypervolume.upper()))
                .row("of the front", "%.6f, so %.2f %% of it".formatted(optimum,
                        100 * hypervolume.median() / optimum))
                .row("each seed", hypervolumes.stream().map("%.6f"::formatted)
                        .collect(Collectors.joining(" ")))
                .toString();
    }
}

package io.evowire.run.cli;

import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.run.config.Budget;
import io.evowire.run.config.FurtherOptions;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.StudyOptions;
import io.evowire.run.study.searches.Arms;
import io.evowire.run.study.searches.SearchesPage.Published;
import io.evowire.run.study.searches.SearchesStudy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A study of searches by its name.
 *
 * @param entry     what a list of studies says of it
 * @param arms      what it may compare
 * @param published results of others
 */
record NamedSearchStudy(NamedStudy.Entry entry, Arms arms, List<Published> published) {

    /** Options that they have. */
    static final List<String> OPTIONS = List.of("--seeds", "--arms", "--trials", "--time");

    private static final int SEEDS = 5;
    private static final int TRIALS = 60;
    private static final String ENDLESS = "none";

    /** All that there are. */
    static final List<NamedSearchStudy> ALL = List.of(
            new NamedSearchStudy(new NamedStudy.Entry("wiring", "Wortsman et al. 2019",
                    "random against evolved wirings: generators, connection matrices, links",
                    """
                            Is a wiring better searched for, or is a random one as good? \
                            Discovering neural wirings: CIFAR-10 with 41 k parameters, 76.1 % of \
                            a random graph, 80.9 % of a learned one."""),
                    Arms.WIRING,
                    List.of(new Published("""
                            Wortsman et al. 2019, CIFAR-10, 41 k parameters: random graph, \
                            learned wiring""", "76.1 \u00b1 0.5 %, 80.9 \u00b1 0.6 %"),
                            new Published("""
                                    Nowak and Janik 2020, CIFAR-10: many links between stages \
                                    less one, 150 pairs of the same graph""",
                                    "0.44 \u00b1 0.03 points"))),
            new NamedSearchStudy(new NamedStudy.Entry("automl", "Li and Talwalkar 2019",
                    "strategies against each other and against random search, in equal trials or "
                            + "time",
                    """
                            Random search and reproducibility for neural architecture search: \
                            random search is the control that every strategy must beat."""),
                    Arms.STRATEGIES,
                    List.of(new Published("""
                            Xie et al. 2019, ImageNet, small regime: WS drawn at random, \
                            Amoeba-C evolved, NASNet-A by reinforcement""",
                            "74.7, 75.7, 74.0 % top-1"),
                            new Published("""
                                    Zoph and Le 2017, CIFAR-10: reinforcement, 12,800 networks \
                                    on 800 GPUs""", "3.65 % error"))));

    /** The study of this name. */
    static Optional<NamedSearchStudy> of(String name) {
        return ALL.stream().filter(study -> study.entry().name().equals(name)).findFirst();
    }

    /** How large they are unless it is said. */
    static StudyOptions usual() {
        return StudyOptions.ofSeeds(SEEDS);
    }

    /** Options with the length of a search: so many trials, unless a time is given alone. */
    static StudyOptions complete(StudyOptions options) {
        FurtherOptions given = options.others();
        return options.with(given.withSearches(given.arms(),
                given.trials() == null && given.time() == null ? (Integer) TRIALS : given.trials(),
                given.time()));
    }

    /** The least that they may be. */
    static StudyOptions least() {
        return StudyOptions.ofSeeds(1);
    }

    /**
     * The study for what it is asked to do.
     *
     * @param models what trains
     * @param watch  told how each search goes on
     */
    SearchesStudy study(StudyOptions options, SearchConfig config, ImageDataset images,
            TrainingSessions models, SearchesStudy.Watch watch) {
        FurtherOptions further = options.others();
        return new SearchesStudy(entry.name(), arms.of(further.arms()),
                Objects.requireNonNull(options.seeds()), budget(further), config, images, models,
                watch);
    }

    /** What each search may take. */
    static Budget budget(FurtherOptions options) {
        return new Budget(Objects.requireNonNullElse(options.trials(), Integer.MAX_VALUE),
                Objects.requireNonNullElse(options.time(), ENDLESS));
    }
}

package io.evowire.run.cli;

import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.console.AuditTables;
import io.evowire.run.console.NoveltyStudyTable;
import io.evowire.run.console.PaperTables;
import io.evowire.run.console.RecommendedTable;
import io.evowire.run.study.Study;
import io.evowire.run.study.audit.CauseStudy;
import io.evowire.run.study.paper.GeneratorStudy;
import io.evowire.run.study.paper.OperationStudy;
import io.evowire.run.study.audit.LinkStudy;
import io.evowire.run.study.audit.ReplicateStudy;
import io.evowire.run.study.audit.SpaceStudy;
import io.evowire.run.study.novelty.NoveltyStudy;
import io.evowire.run.study.recommended.RecommendedStudy;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A study by its name.
 *
 * @param name  as it is typed
 * @param from  where it comes from
 * @param about what it shows
 * @param sizes options that it has
 * @param study made for a configuration and its sizes
 * @param text  its result, as it is printed
 */
record NamedStudy<R>(String name, String from, String about, List<String> sizes,
        Maker<R> study,
        Function<R, String> text) {

    /** Makes a study. */
    @FunctionalInterface
    interface Maker<R> {
        Study<R> of(SearchConfig config, StudySizes sizes);
    }

    /** What a list of studies says of one. */
    record Entry(String name, String from, String about) {}

    private static final List<Integer> STEPS = List.of(90, 180, 360);

    /** All that there are. */
    static final List<NamedStudy<?>> ALL = List.of(
            new NamedStudy<>("replicates", "Bouthillier et al. 2021",
                    "how much of an accuracy is the network, and how much is luck",
                    List.of("--networks", "--seeds", "--steps"),
                    (config, sizes) -> new ReplicateStudy(config, sizes.networks(40, 6),
                            sizes.seeds(4, 2), sizes.steps(STEPS)),
                    AuditTables::replicates),
            new NamedStudy<>("causes", "Bouthillier et al. 2021",
                    "whether luck lies in the initial weights or in the order of the images",
                    List.of("--networks", "--seeds", "--steps"),
                    (config, sizes) -> new CauseStudy(config, sizes.networks(10, 2),
                            sizes.seeds(4, 2), sizes.steps(STEPS.subList(0, 2))),
                    AuditTables::causes),
            new NamedStudy<>("space", "Radosavovic et al. 2020",
                    "how good random networks of the space are at some costs",
                    List.of("--networks", "--budgets", "--steps"),
                    (config, sizes) -> new SpaceStudy(config, sizes.networks(100, 2),
                            sizes.budgets(List.of(500_000L, 1_000_000L, 2_000_000L)),
                            sizes.length(STEPS.getFirst())),
                    AuditTables::space),
            new NamedStudy<>("links", "Nowak and Janik 2020",
                    "what links between stages are worth, in pairs of equal multiply-adds",
                    List.of("--networks", "--seeds", "--steps"),
                    (config, sizes) -> new LinkStudy(config, sizes.networks(10, 2),
                            sizes.seeds(5, 1), sizes.length(STEPS.getLast())),
                    AuditTables::links),
            new NamedStudy<>("generators", "Xie et al. 2019",
                    "how good the random graph models are, at equal multiply-adds (figure 3)",
                    List.of("--networks", "--seeds", "--steps", "--budgets"),
                    (config, sizes) -> new GeneratorStudy(config, sizes.networks(5, 1),
                            sizes.seeds(2, 1), sizes.length(STEPS.get(1)), sizes.budget()),
                    PaperTables::generators),
            new NamedStudy<>("operations", "Xie et al. 2019",
                    "what node operations do to the same graphs, at equal multiply-adds (figure 6)",
                    List.of("--networks", "--seeds", "--steps", "--budgets"),
                    (config, sizes) -> new OperationStudy(config, sizes.networks(1, 1),
                            sizes.seeds(2, 1), sizes.length(STEPS.get(1)), sizes.budget()),
                    PaperTables::operations),
            new NamedStudy<>("novelty", "Hendrycks and Gimpel 2017",
                    "how well searches tell the classes that they never saw; trains nothing",
                    List.of("--runs"),
                    (config, sizes) -> NoveltyStudy.ofRuns(sizes.runs()),
                    NoveltyStudyTable::text),
            new NamedStudy<>("recommended", "Bouthillier et al. 2021",
                    "how good the networks are that searches recommend, on images none of them saw",
                    List.of("--runs", "--budgets", "--seeds", "--steps"),
                    (config, sizes) -> RecommendedStudy.of(sizes.runs(), sizes.budgets(List.of()),
                            sizes.length(), sizes.seeds(5, 1), config),
                    RecommendedTable::text));

    /**
     * The study of this name.
     *
     * @throws UserException naming those that there are
     */
    static NamedStudy<?> of(String name) {
        return ALL.stream().filter(study -> study.name().equals(name)).findFirst()
                .orElseThrow(() -> new UserException("There is no study '%s', but: %s."
                        .formatted(name, String.join(", ",
                                Stream.concat(ALL.stream().map(NamedStudy::name),
                                        NamedWannStudy.ALL.stream().map(NamedWannStudy::name))
                                        .toList()))));
    }

    Entry entry() {
        return new Entry(name, from, about);
    }
}

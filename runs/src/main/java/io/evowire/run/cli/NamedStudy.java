package io.evowire.run.cli;

import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.StudyOptions;
import io.evowire.run.console.AuditTables;
import io.evowire.run.console.NoveltyStudyTable;
import io.evowire.run.console.PaperTables;
import io.evowire.run.console.RecommendedTable;
import io.evowire.run.problem.Run;
import io.evowire.run.store.RunFiles;
import io.evowire.run.study.Study;
import io.evowire.run.study.audit.CauseStudy;
import io.evowire.run.study.audit.LinkStudy;
import io.evowire.run.study.audit.ReplicateStudy;
import io.evowire.run.study.audit.SpaceStudy;
import io.evowire.run.study.novelty.NoveltyPage;
import io.evowire.run.study.novelty.NoveltyStudy;
import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Section;
import io.evowire.run.study.paper.DamagePage;
import io.evowire.run.study.paper.DamageStudy;
import io.evowire.run.study.paper.GeneratorPage;
import io.evowire.run.study.paper.GeneratorStudy;
import io.evowire.run.study.paper.MnistPage;
import io.evowire.run.study.paper.MnistStudy;
import io.evowire.run.study.paper.OperationPage;
import io.evowire.run.study.paper.OperationStudy;
import io.evowire.run.study.paper.RegimePage;
import io.evowire.run.study.paper.RegimeStudy;
import io.evowire.run.study.paper.WiringPage;
import io.evowire.run.study.paper.WiringStudy;
import io.evowire.run.study.recommended.RecommendedStudy;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A study by its name.
 *
 * @param name  as it is typed
 * @param from  where it comes from
 * @param about what it shows
 * @param place where it stands there, and what was found
 * @param sizes options that it has
 * @param usual how large it is unless it is said
 * @param least the least that its numbers may be
 * @param study made for what it is asked to do
 * @param text  its result, as it is printed
 * @param page  its result, as its page shows it
 */
record NamedStudy<R>(String name, String from, String about, String place,
        List<String> sizes, StudyOptions usual, StudyOptions least, Maker<R> study,
        Function<R, String> text, Function<R, List<Section>> page) {

    /** A study whose page shows what it prints. */
    NamedStudy(String name, String from, String about, String place, List<String> sizes,
            StudyOptions usual, StudyOptions least, Maker<R> study, Function<R, String> text) {
        this(name, from, about, place, sizes, usual, least, study, text,
                reading -> printed(text.apply(reading)));
    }

    /** Makes a study. */
    @FunctionalInterface
    interface Maker<R> {
        Study<R> of(Asked asked);
    }

    /**
     * What a study is asked to do.
     *
     * @param config    space and recipe
     * @param options   all that it needs
     * @param directory of the study, from which runs are seen
     */
    record Asked(SearchConfig config, StudyOptions options, Path directory) {

        int networks() {
            return Objects.requireNonNull(options.networks());
        }

        int seeds() {
            return Objects.requireNonNull(options.seeds());
        }

        List<Integer> steps() {
            return Objects.requireNonNull(options.steps());
        }

        int epochs() {
            return Objects.requireNonNull(options.epochs());
        }

        int length() {
            return options.length().orElseThrow();
        }

        List<Long> budgets() {
            return Objects.requireNonNull(options.budgets());
        }

        List<Run> runs() {
            List<String> runs = Objects.requireNonNull(options.runs());
            if (runs.isEmpty()) {
                throw new UserException(
                        "This study reads searches: give their directories with --runs DIR...");
            }
            return runs.stream().map(run -> directory.resolve(run).normalize())
                    .map(RunFiles::new).map(Run::open).toList();
        }
    }

    /** What a list of studies says of one. */
    record Entry(String name, String from, String about, String place) {}

    private static final String STEPS_OPTION = "--steps";
    private static final String EPOCHS_OPTION = "--epochs";
    private static final Integer[] STEPS = {90, 180, 360};

    /** All that there are. */
    static final List<NamedStudy<?>> ALL = Stream.of(List.of(
            new NamedStudy<>("replicates", "Bouthillier et al. 2021",
                    "how much of an accuracy is the network, and how much is luck",
                    """
                            How much of the scatter of a benchmark is the method and how much \
                            its random choices: the subject of the paper; it has no figure \
                            like these tables.""",
                    List.of("--networks", "--seeds", "--steps"), StudyOptions.of(40, 4, STEPS),
                    StudyOptions.of(6, 2),
                    asked -> new ReplicateStudy(asked.config(), asked.networks(), asked.seeds(),
                            asked.steps()),
                    AuditTables::replicates),
            new NamedStudy<>("causes", "Bouthillier et al. 2021",
                    "whether luck lies in the initial weights or in the order of the images",
                    """
                            The paper tells the sources of the scatter apart, one by one; here \
                            there are two.""",
                    List.of("--networks", "--seeds", "--steps"),
                    StudyOptions.of(10, 4, STEPS[0], STEPS[1]), StudyOptions.of(2, 2),
                    asked -> new CauseStudy(asked.config(), asked.networks(), asked.seeds(),
                            asked.steps()),
                    AuditTables::causes),
            new NamedStudy<>("space", "Radosavovic et al. 2020",
                    "how good random networks of the space are at some costs",
                    """
                            Spaces are compared by the distribution of the errors of random \
                            networks, as in the paper's figures of error distributions.""",
                    List.of("--networks", "--budgets", "--steps"),
                    StudyOptions.ofNetworks(100, STEPS[0])
                            .withBudgets(List.of(500_000L, 1_000_000L, 2_000_000L)),
                    StudyOptions.ofNetworks(2),
                    asked -> new SpaceStudy(asked.config(), asked.networks(), asked.budgets(),
                            asked.length()),
                    AuditTables::space),
            new NamedStudy<>("links", "Nowak and Janik 2020",
                    "what links between stages are worth, in pairs of equal multiply-adds",
                    """
                            Recomputed from their table of 1,020 networks (CIFAR-10): 150 \
                            pairs of the same graph, 0.44 points for many links between stages \
                            against one, standard error 0.03.""",
                    List.of("--networks", "--seeds", "--steps"),
                    StudyOptions.of(10, 5, STEPS[2]), StudyOptions.of(2, 1),
                    asked -> new LinkStudy(asked.config(), asked.networks(), asked.seeds(),
                            asked.length()),
                    AuditTables::links),
            new NamedStudy<>("generators", "Xie et al. 2019",
                    "how good the random graph models are, at equal multiply-adds (figure 3)",
                    """
                            Figure 3 and section 4.1: ImageNet, N = 32, C = 78, five instances \
                            of each of 29 settings and none retrained. Best mean 73.8 % top-1 \
                            of WS(4, 0.75); ER, BA and WS all have settings above 73 %; \
                            deviations of 0.2 to 0.4; BA(1) has 70.7 %; WS(K, 0) is no better \
                            than WS(K, P).""",
                    List.of("--networks", "--seeds", "--steps", "--budgets", "--models"),
                    StudyOptions.of(5, 2, STEPS[1]), StudyOptions.of(1, 1),
                    asked -> new GeneratorStudy(asked.config(), asked.networks(), asked.seeds(),
                            asked.length(), asked.options().budget(),
                            asked.options().others().models()),
                    PaperTables::generators, GeneratorPage::sections),
            new NamedStudy<>("operations", "Xie et al. 2019",
                    "what node operations do to the same graphs, at equal multiply-adds (figure 6)",
                    """
                            Figure 6 and section 4.1: the same graphs with dense 3x3 \
                            convolutions, and 3x3 max and average pools with a 1x1 \
                            convolution, at equal cost. Generators roughly keep their order; \
                            Pearson's correlation between any two series is 0.91 to 0.98.""",
                    List.of("--networks", "--seeds", "--steps", "--budgets"),
                    StudyOptions.of(1, 2, STEPS[1]), StudyOptions.of(1, 1),
                    asked -> new OperationStudy(asked.config(), asked.networks(), asked.seeds(),
                            asked.length(), asked.options().budget()),
                    PaperTables::operations, OperationPage::sections),
            new NamedStudy<>("damage", "Xie et al. 2019",
                    "what trained networks lose with a node or an edge, by its degree (figure 5)",
                    """
                            Figure 5 and section 4.1: every node or edge of networks of ER, BA \
                            and WS removed after training. In WS hubs cost the most: the loss \
                            grows with the output degree of the node. The loss of an edge \
                            falls with the input degree of its target; ER is the least \
                            sensitive to edges.""",
                    List.of("--networks", "--seeds", "--steps", "--budgets"),
                    StudyOptions.of(5, 1, STEPS[2]), StudyOptions.of(1, 1),
                    asked -> new DamageStudy(asked.config(), asked.networks(), asked.seeds(),
                            asked.length(), asked.options().budget()),
                    PaperTables::damage, DamagePage::sections),
            new NamedStudy<>("regimes", "Xie et al. 2019",
                    "what the paper's networks cost, beside all rows of its tables (2, 3 and 4)",
                    """
                            Tables 2, 3 and 4: WS(4, 0.75), N = 32, five networks, on \
                            ImageNet. C = 78: 583 M multiply-adds, 5.6 M parameters, 74.7 % \
                            top-1; C = 109: 4.0 G, 31.9 M, 79.0 %; C = 154: 7.9 G, 61.5 M, \
                            80.1 %, and on 320x320 images 16.0 G, 81.6 %.""",
                    List.of("--networks", "--seeds", "--steps"),
                    StudyOptions.of(5, 0, STEPS[2]), StudyOptions.of(1, 0),
                    asked -> new RegimeStudy(asked.config(), asked.networks(), asked.seeds(),
                            asked.length()),
                    PaperTables::regimes, RegimePage::sections),
            new NamedStudy<>("graphs", "Xie et al. 2019",
                    "what the graphs of the generators look like; trains nothing (figure 4)",
                    """
                            Figure 4: one graph of each generator of figure 3, N = 32, drawn \
                            from its inputs to its outputs.""",
                    List.of("--networks"), StudyOptions.ofNetworks(5),
                    StudyOptions.ofNetworks(1),
                    asked -> new WiringStudy(asked.config(), asked.networks()),
                    PaperTables::graphs, WiringPage::sections),
            new NamedStudy<>("mnist", "14coruma/RandWire 2021",
                    "wired networks beside networks made by hand, at equal multiply-adds",
                    """
                            A build of 2021 on MNIST, 100 epochs: AlexNet 96.40 %, \
                            TinyCNN 99.17 %, HandmadeCNN 99.46 %, but ER(0.2) 69.49 %, BA(5) \
                            71.67 % and WS(4, 0.75) 54.31 %, because of five faults in how it \
                            made its networks.""",
                    List.of("--networks", "--seeds", "--epochs", "--alexnet"),
                    StudyOptions.of(5, 1).withEpochs(10), StudyOptions.of(1, 1).withEpochs(1),
                    asked -> new MnistStudy(asked.config(), asked.networks(), asked.seeds(),
                            asked.epochs(), Boolean.TRUE.equals(asked.options().alexnet())),
                    PaperTables::mnist, MnistPage::sections),
            new NamedStudy<>("novelty", "Hendrycks and Gimpel 2017",
                    "how well searches tell the classes that they never saw; trains nothing",
                    """
                            Section 3: the largest probability of a softmax tells what a \
                            network did not learn.""",
                    List.of("--runs"), StudyOptions.NONE, StudyOptions.NONE,
                    asked -> NoveltyStudy.ofRuns(asked.runs()),
                    NoveltyStudyTable::text, NoveltyPage::sections),
            new NamedStudy<>("recommended", "Bouthillier et al. 2021",
                    "how good the networks are that searches recommend, on images none of them saw",
                    """
                            A method is compared by many trainings with other seeds, not by \
                            its best one.""",
                    List.of("--runs", "--budgets", "--seeds", "--steps"),
                    StudyOptions.ofSeeds(5), StudyOptions.ofSeeds(1),
                    asked -> RecommendedStudy.of(asked.runs(), asked.budgets(),
                            asked.options().length(), asked.seeds(), asked.config()),
                    RecommendedTable::text)),
            FurtherStudies.all()).flatMap(List::stream)
            .<NamedStudy<?>>map(study -> study).toList();

    /**
     * The study of this name.
     *
     * @throws UserException naming those that there are
     */
    static NamedStudy<?> of(String name) {
        return ALL.stream().filter(study -> study.name().equals(name)).findFirst()
                .orElseThrow(() -> new UserException("There is no study '%s', but: %s."
                        .formatted(name, String.join(", ",
                                Stream.of(ALL.stream().map(NamedStudy::name),
                                        NamedSearchStudy.ALL.stream()
                                                .map(study -> study.entry().name()),
                                        NamedWannStudy.ALL.stream().map(NamedWannStudy::name))
                                        .flatMap(names -> names).toList()))));
    }

    /**
     * The study for what it is asked to do.
     *
     * @param directory of the study
     */
    Study<R> study(SearchConfig config, StudyOptions options, Path directory) {
        return study.of(new Asked(config, options.over(usual), directory));
    }

    /** A page that shows what is printed. */
    static List<Section> printed(String text) {
        return List.of(Section.of("Result", "", new Part.Printed(text)));
    }

    /** Options that it has; one length of training may be told in epochs, too. */
    List<String> options() {
        return sizes.contains(STEPS_OPTION) && Objects.requireNonNull(usual.steps()).size() <= 1
                ? Stream.concat(sizes.stream(), Stream.of(EPOCHS_OPTION)).toList()
                : sizes;
    }

    /**
     * These options with epochs as steps, where the study counts these.
     *
     * @param batch  images in a step
     * @param images that an epoch has
     */
    StudyOptions inSteps(StudyOptions options, int batch, int images) {
        Integer epochs = options.epochs();
        if (epochs == null || sizes.contains(EPOCHS_OPTION)) {
            return options;
        }
        NumberOption.atLeast(EPOCHS_OPTION, 1, epochs);
        long steps = (long) epochs * Math.ceilDiv(images, batch);
        if (steps > Integer.MAX_VALUE) {
            throw new UserException("""
                    --epochs %d are %d steps of %d images, more than a training may have (%d). \
                    Choose fewer epochs.""".formatted(epochs, steps, batch, Integer.MAX_VALUE));
        }
        return options.ofSteps((int) steps);
    }

    Entry entry() {
        return new Entry(name, from, about, place);
    }
}

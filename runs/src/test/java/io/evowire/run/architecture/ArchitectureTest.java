package io.evowire.run.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.evowire.run.store.RunFiles;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** Which module may know what. Maven enforces the order of the modules, this the rest. */
@AnalyzeClasses(packages = "io.evowire", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] TRAINING = {"org.deeplearning4j..", "org.nd4j..",
            "org.bytedeco.."};

    @ArchTest
    static final ArchRule CORE_KNOWS_ONLY_JGRAPHT = classes().that()
            .resideInAPackage("io.evowire.core..").should().onlyDependOnClassesThat()
            .resideInAnyPackage("io.evowire.core..", "java..", "org.jgrapht..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule GENOMES_AND_EVALUATORS_NEVER_MEET = noClasses().that()
            .resideInAPackage("io.evowire.genome..").should().dependOnClassesThat()
            .resideInAnyPackage("io.evowire.evaluate..", "io.evowire.run..");

    @ArchTest
    static final ArchRule EVALUATORS_KNOW_NO_GENOME = noClasses().that()
            .resideInAPackage("io.evowire.evaluate..").should().dependOnClassesThat()
            .resideInAnyPackage("io.evowire.genome..", "io.evowire.run..");

    @ArchTest
    static final ArchRule JENETICS_IS_FOR_GENOMES_AND_SEARCH = noClasses().that()
            .resideOutsideOfPackages("io.evowire.genome..", "io.evowire.run.problem..",
                    "io.evowire.run.strategy..", "io.evowire.run.training..",
                    "io.evowire.run.study.simulation..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.jenetics.."));

    @ArchTest
    static final ArchRule TENSORS_ARE_FOR_EVALUATORS = noClasses().that()
            .resideOutsideOfPackage("io.evowire.evaluate..").should().dependOnClassesThat()
            .resideInAnyPackage(TRAINING);

    @ArchTest
    static final ArchRule SIDE_EFFECTS_ARE_FOR_RUNS = noClasses().that()
            .resideOutsideOfPackage("io.evowire.run..").should().dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "java.net.http..", "com.sun.net.httpserver..",
                    "picocli..", "io.micrometer..", "org.sqlite..");

    @ArchTest
    static final ArchRule SPARK_IS_FOR_CLUSTERS = noClasses().that()
            .resideOutsideOfPackage("io.evowire.run.cluster.spark..").should()
            .dependOnClassesThat().resideInAnyPackage("org.apache.spark..", "scala..");

    @ArchTest
    static final ArchRule SQL_IS_FOR_THE_STORE = noClasses().that()
            .resideOutsideOfPackage("io.evowire.run.store..").should().dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.sqlite..");

    @ArchTest
    static final ArchRule THE_LOG_KNOWS_NO_TRIAL = classes().that()
            .resideInAPackage("io.evowire.run.store.log..").should().onlyDependOnClassesThat()
            .resideInAnyPackage("io.evowire.run.store.log..", "io.evowire.run",
                    "io.evowire.run.json..", "io.evowire.run.system..",
                    "io.evowire.core.text..", "com.fasterxml.jackson.databind..",
                    "org.sqlite..", "org.jspecify..", "java..");

    @ArchTest
    static final ArchRule TRIALS_KNOW_NO_FILE = noClasses().that()
            .resideInAPackage("io.evowire.run.store")
            .and().doNotBelongToAnyOf(RunFiles.class).should()
            .dependOnClassesThat().resideInAnyPackage("java.io..", "java.nio..")
            .because("the log alone writes what must survive");

    @ArchTest
    static final ArchRule PICOCLI_IS_FOR_THE_COMMAND_LINE = noClasses().that()
            .resideOutsideOfPackage("io.evowire.run.cli..").should().dependOnClassesThat()
            .resideInAnyPackage("picocli..");

    @ArchTest
    static final ArchRule SIGNALS_ARE_HANDLED_IN_ONE_PLACE = noClasses().that()
            .resideOutsideOfPackage("io.evowire.run.system..").should().dependOnClassesThat()
            .resideInAnyPackage("sun.misc..").because("Stopping is for all commands");

    @ArchTest
    static final ArchRule LAYOUT_IS_FOR_PAGES = noClasses().that()
            .resideOutsideOfPackage("io.evowire.run.page..").should().dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.elk..", "org.eclipse.emf..");

    @ArchTest
    static final ArchRule THE_REPORT_READS_VALUES_ONLY = noClasses().that()
            .resideInAPackage("io.evowire.run.report..").should().dependOnClassesThat()
            .resideInAnyPackage("io.evowire.evaluate.session..", "io.evowire.evaluate.train..",
                    "io.evowire.evaluate.measure..", "io.evowire.evaluate.onednn..",
                    "io.evowire.evaluate.backend..", "io.evowire.run.worker..");

    @ArchTest
    static final ArchRule CORE_AND_GENOMES_ARE_PURE = noClasses().that()
            .resideInAnyPackage("io.evowire.core..", "io.evowire.genome..").should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(File|Print|Buffered|Input|Output).*"
                    + "|java\\.nio\\.file\\..*|java\\.time\\..*|java\\.util\\.concurrent\\..*"
                    + "|org\\.slf4j\\..*")
            .because("no I/O, clock, thread or logging in values and pure functions");

    /** The packages of runs from bottom to top; each may know those before it. */
    private static final List<String> LAYERS = List.of("json", "system", "store.log", "config",
            "store", "problem", "surrogate", "reading", "strategy", "generation", "training",
            "worker", "cluster", "cluster.spark", "repeat", "pick", "search", "export", "page",
            "metrics", "report", "verify",
            "status", "study", "study.page", "study.comparison", "study.simulation", "study.audit",
            "study.paper", "study.transfer", "study.scaling", "study.searches",
            "study.recommended", "study.novelty", "wann", "wann.report", "wann.study", "console",
            "cli");

    @ArchTest
    static void packagesOfRunsKnowOnlyThoseBelowThem(JavaClasses classes) {
        for (int i = 0; i < LAYERS.size(); i++) {
            String[] above = LAYERS.stream().skip(i + 1).map(ArchitectureTest::inRuns)
                    .toArray(String[]::new);
            if (above.length > 0) {
                noClasses().that().resideInAPackage(inRuns(LAYERS.get(i))).should()
                        .dependOnClassesThat().resideInAnyPackage(above)
                        .allowEmptyShould(true).check(classes);
            }
        }
    }

    @ArchTest
    static void everyPackageOfRunsIsALayer(JavaClasses classes) {
        Set<String> layers = new HashSet<>(LAYERS);
        if (!classes.contain("io.evowire.run.cluster.spark.SparkEngine")) {
            layers.remove("cluster.spark"); // a build without the profile `spark`
        }
        assertEquals(layers, classes.stream().map(c -> c.getPackageName())
                .filter(name -> name.startsWith("io.evowire.run."))
                .map(name -> name.substring("io.evowire.run.".length()))
                .collect(Collectors.toSet()));
    }

    private static String inRuns(String layer) {
        return "io.evowire.run." + layer;
    }

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("io.evowire.(**)").should()
            .beFreeOfCycles();

    @ArchTest
    static void everyPackageHasAChapterPage(JavaClasses classes) throws ClassNotFoundException {
        for (String name : classes.stream().map(c -> c.getPackageName()).distinct().toList()) {
            assertTrue(Class.forName(name + ".package-info")
                    .isAnnotationPresent(NullMarked.class), name);
        }
    }
}

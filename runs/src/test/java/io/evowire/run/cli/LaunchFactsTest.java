package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.onednn.primitive.OneDnn;
import io.evowire.run.worker.SingleWorker;
import io.evowire.run.worker.WorkerCommand;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

class LaunchFactsTest {

    /** Who uses one of these trains here, or starts workers like this process. */
    private static final Set<String> KERNELS = Set.of(OneDnn.class.getName(),
            OneDnnModel.class.getName(), WorkerCommand.class.getName(),
            SingleWorker.class.getName());

    private static final CommandSpec PROGRAM = new CommandLine(new Main()).getCommandSpec();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.evowire.run.cli", "io.evowire.run.console",
                    "io.evowire.run.status", "io.evowire.run.export",
                    "io.evowire.run.search");

    @Test
    void whateverReachesTheKernelsSaysThatItNeedsVectors() {
        int found = 0;
        for (CommandLine command : PROGRAM.subcommands().values()) {
            Class<?> type = command.getCommandSpec().userObject().getClass();
            if (reachesKernels(CLASSES.get(type))) {
                assertTrue(type.isAnnotationPresent(NeedsVectors.class), type.getName());
                found++;
            }
        }
        assertTrue(found >= 7, found + " commands reach the kernels");
    }

    // Through classes near the command line that are no commands themselves.
    private static boolean reachesKernels(JavaClass command) {
        var seen = new HashSet<JavaClass>(Set.of(command));
        var open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (Dependency dependency : open.remove().getDirectDependenciesFromSelf()) {
                JavaClass used = dependency.getTargetClass();
                if (KERNELS.contains(used.getName())) {
                    return true;
                }
                if (CLASSES.contain(used.getName()) && !used.isAnnotatedWith(Command.class)
                        && seen.add(used)) {
                    open.add(used);
                }
            }
        }
        return false;
    }

    @Test
    void theFormatsOfAnExportThatNeedThemAreFormats() {
        List<String> formats = LaunchFacts.of(PROGRAM).stream()
                .filter(fact -> fact.startsWith("vectors export ")).toList();
        assertEquals(3, formats.size());
        for (String fact : formats) {
            String[] words = fact.split(" ");
            assertEquals("--format", words[2]);
            ExportCommand.Format.valueOf(words[3].toUpperCase(Locale.ROOT));
        }
    }

    @Test
    void threadsAreAnOptionOfTrainAndBench() {
        assertEquals(Set.of("threads train", "threads bench"),
                Set.copyOf(LaunchFacts.of(PROGRAM).stream()
                        .filter(fact -> fact.startsWith("threads ")).toList()));
    }
}

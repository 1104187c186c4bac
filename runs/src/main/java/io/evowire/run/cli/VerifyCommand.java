package io.evowire.run.cli;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import io.evowire.run.store.RunFiles;
import io.evowire.run.study.StudyFiles;
import io.evowire.run.study.StudyVerification;
import io.evowire.run.verify.Verification;
import io.evowire.run.wann.WannFiles;
import io.evowire.run.wann.WannVerification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a run. */
@Lasts
@NeedsVectors(option = "--decisions")
@Command(name = "verify", mixinStandardHelpOptions = true,
        description = """
                Checks every record and file of a run. If something is damaged, it is named, and \
                the exit code is 5.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire verify first", "  evowire verify first --decisions"})
final class VerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "Directory of the run.")
    private Path directory = Path.of("");

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Option(names = "--decisions",
            description = "Also make every decision of the search again, and compare.")
    private boolean decisions;

    private record Result(boolean sound, List<String> damage) {}

    @Override
    public Integer call() throws IOException {
        List<String> faults = WannFiles.in(directory)
                ? weightAgnostic()
                : StudyFiles.in(directory) ? ofStudy() : faults();
        return print(directory, faults, json);
    }

    private List<String> faults() throws IOException {
        List<String> faults = new ArrayList<>(Verification.faults(new RunFiles(directory)));
        if (decisions && faults.isEmpty()) {
            Verification.decisions(new RunFiles(directory)).ifPresent(faults::add);
        }
        return faults;
    }

    private List<String> ofStudy() throws IOException {
        if (decisions) {
            throw new UserException("""
                    %s holds a study, which decides nothing on its way. Leave out --decisions."""
                    .formatted(directory));
        }
        return StudyVerification.faults(new StudyFiles(directory));
    }

    private List<String> weightAgnostic() throws IOException {
        var files = new WannFiles(directory);
        List<String> faults = new ArrayList<>(WannVerification.faults(files));
        if (decisions && faults.isEmpty()) {
            WannVerifyCommand.decide(files, null, WannOptions.threads(null), new QuietOption())
                    .ifPresent(faults::add);
        }
        return faults;
    }

    /**
     * Prints what is damaged.
     *
     * @return the exit code
     */
    static int print(Path directory, List<String> faults, boolean json) {
        if (json) {
            System.out.println(Json.line(new Result(faults.isEmpty(), faults)));
        } else {
            faults.forEach(System.out::println);
            System.out.println(faults.isEmpty()
                    ? directory + " is sound."
                    : directory + " is damaged. Restore the files named above from a backup.");
        }
        return (faults.isEmpty() ? ExitCode.DONE : ExitCode.CORRUPT).code();
    }
}

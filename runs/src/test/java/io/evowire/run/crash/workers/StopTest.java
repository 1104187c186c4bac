package io.evowire.run.crash.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.Thorough;
import io.evowire.run.cli.StubMain;
import io.evowire.run.cli.Typed;
import io.evowire.run.crash.SideBySide;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches that somebody ends: the right exit code, nothing lost, nothing left running. */
@Tag("crash")
@Tag("thorough")
class StopTest {

    private static final int TRIALS = 8;

    @TempDir
    private static Path temporary;
    private static String straight;

    @BeforeAll
    static void search() throws IOException, InterruptedException {
        Child.assumeSignals();
        RunFiles files = run("straight");
        assertEquals(0, Child.resume(files, TRIALS));
        straight = Child.table(files);
    }

    private static RunFiles run(String name) {
        return new RunFiles(temporary.resolve(name));
    }

    /** Checks that no process is left, and that a resume ends as if nothing had happened. */
    private static void resumes(RunFiles files) throws IOException, InterruptedException {
        Child.noneIsLeft(files);
        assertEquals(0, Child.resume(files, TRIALS));
        assertEquals(straight, Child.table(files));
        assertEquals(List.of(), Verification.faults(files));
    }

    @Test
    void aSignalEndsASearchOnceTrainingsAreDone() throws Exception {
        Map<String, Integer> codes = Map.of("INT", 130, "TERM", 143, "HUP", 129);
        // By default terminals send the other two, below.
        List<String> signals = Thorough.some(1, List.of("INT", "HUP", "TERM"));
        SideBySide.run(signals.stream().<Callable<Void>>map(signal -> () -> {
            RunFiles files = run("signal-" + signal);
            Child.search(files, "slow:200", TRIALS).training(files, 5).signal(signal)
                    .ends(codes.get(signal)).says("Stopping: ")
                    .says("To continue, type: evowire resume " + files.directory());
            return null;
        }).toList());
        for (String signal : signals) {
            RunFiles files = run("signal-" + signal);
            assertEquals("STOPPED", TrialStore.read(files).end().orElseThrow().reason());
            resumes(files);
            assertEquals(TRIALS, Child.trained(files).size(), "nothing was trained twice");
        }
    }

    @Test
    @Tag("further")
    void trainingsThatOutlastTheGraceAreGivenUp() throws Exception {
        RunFiles files = run("grace");
        Child.search(files, "slow:600000", TRIALS, "workers.grace=1s").training(files, 1)
                .signal("TERM").ends(143).says("finish within 1 seconds");
        assertEquals(0, TrialStore.read(files).ended());
        resumes(files);
    }

    @Test
    void aSecondSignalEndsASearchAtOnce() throws Exception {
        RunFiles files = run("twice");
        Child search = Child.search(files, "slow:600000", TRIALS).training(files, 1).signal("INT");
        Child.await(() -> search.err().contains("Stopping: "));
        search.signal("INT").ends(130)
                .says("Stopped at once. To continue, type: evowire resume " + files.directory());
        resumes(files);
    }

    private static Child waiting(RunFiles files) throws Exception {
        Child search = Child.start(temporary, Child.java(StubMain.Waiting.class,
                files.directory().toString(), "slow:0", Integer.toString(TRIALS)));
        Child.await(() -> search.err().contains("waits for machines")
                || !search.process().isAlive());
        return search;
    }

    @Test
    void aSignalEndsASearchThatWaitsForItsFirstMachine() throws Exception {
        RunFiles files = run("waiting");
        waiting(files).signal("TERM").ends(143).says("Stopping: ")
                .says("To continue, type: evowire resume " + files.directory());
        assertEquals("STOPPED", TrialStore.read(files).end().orElseThrow().reason());
        assertEquals(0, TrialStore.read(files).ended());
        resumes(files);
    }

    @Test
    void aKilledCoordinatorLeavesNoWorker() throws Exception {
        RunFiles files = run("killed");
        Child.search(files, "slow:600000", TRIALS).training(files, 1).signal("KILL")
                .ends(128 + 9);
        resumes(files);
    }

    @Test
    void nobodyNeedsToReadWhatASearchPrints() throws Exception {
        Child.assumeTool(Child.hasCommand("bash"), "bash");
        SideBySide.run(Thorough.some(1, List.of(">&-", "> /dev/full", "| head -n 1")).stream()
                .<Callable<Void>>map(output -> () -> {
                    searchThatPrints(output);
                    return null;
                }).toList());
    }

    private static void searchThatPrints(String output) throws Exception {
        RunFiles files = run("closed" + output.hashCode());
        List<String> command = new ArrayList<>(List.of("bash", "-c",
                "\"$@\" %s; exit ${PIPESTATUS[0]}".formatted(output), "bash"));
        command.addAll(Child.java(StubMain.class, files.directory().toString(), "slow:0",
                Integer.toString(TRIALS)));
        Child shell = Child.start(temporary, command).ends(0);
        if (output.contains("head")) {
            assertTrue(shell.out().startsWith("trial"), shell.out());
            assertEquals(1, shell.out().lines().count());
        }
        assertEquals(straight, Child.table(files));
        assertEquals(List.of(), Verification.faults(files));
        Child.noneIsLeft(files);
    }

    /** A shell on a terminal of its own that tells in a file what the search ended with. */
    private static Child onTerminal(RunFiles files, Path code) throws IOException {
        String command = Child.java(StubMain.class, files.directory().toString(), "slow:300",
                Integer.toString(TRIALS)).stream().map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "))
                .replaceFirst("'-Xmx256m'", "-Xmx256m -Devowire.terminal=true");
        Path script = Files.writeString(temporary.resolve("on-terminal.sh"), """
                trap : HUP INT
                %s
                echo $? > '%s'
                """.formatted(command, code));
        // The outer shell leads the terminal's session: it dies of the hang-up, as a login shell
        // does, and then the system tells all others.
        return Child.start(temporary, List.of("script", "-qfec", "bash " + script + "; true",
                files.directory() + ".tty"));
    }

    @Test
    void aClosedTerminalEndsASearchInGoodOrder() throws Exception {
        Child.assumeTool(Child.hasCommand("script"), "script");
        RunFiles files = run("hung-up");
        Path code = temporary.resolve("hung-up.code");
        onTerminal(files, code).training(files, 3).signal("KILL").ends(128 + 9);
        Child.await(() -> Files.exists(code) && !read(code).isEmpty());
        assertEquals("129", read(code));
        assertEquals("STOPPED", TrialStore.read(files).end().orElseThrow().reason());
        resumes(files);
        assertEquals(TRIALS, Child.trained(files).size(), "nothing was trained twice");
    }

    @Test
    void whatIsSaidOnATerminalIsNotDrawnOver() throws Exception {
        Child.assumeTool(Child.hasCommand("script"), "script");
        RunFiles files = run("drawn");
        Path code = temporary.resolve("drawn.code");
        Child terminal = onTerminal(files, code).training(files, 3);
        terminal.process().getOutputStream().write(3); // Ctrl-C, to all processes of the terminal
        terminal.process().getOutputStream().flush();
        Child.await(() -> Files.exists(code) && !read(code).isEmpty());
        assertEquals("130", read(code));
        String shown = Files.readString(Path.of(files.directory() + ".tty"));
        int line = shown.indexOf("Stopping: ");
        assertTrue(line > 0 && shown.contains("search"), shown);
        assertTrue(shown.substring(0, line).endsWith("\r"), "at the left edge: " + shown);
        String after = shown.substring(shown.indexOf('\n', line) + 1).replace("\r\n", "\n");
        assertFalse(after.contains("\r") || after.contains("\u001b"), "drawn over: " + after);
        assertTrue(after.contains("To continue, type: evowire resume"), after);
        resumes(files);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    @Tag("long")
    void aRealSearchIsStoppedAndResumedLikeAPretendedOne() throws Exception {
        RunFiles files = run("real");
        RunFiles whole = run("real-straight");
        SideBySide.run(List.of(() -> {
            Child.start(temporary, RealSearch.command(files, 3, "space.channels=[4]"))
                    .recorded(files, 1).signal("INT").ends(130)
                    .says("To continue, type: evowire resume");
            Child.noneIsLeft(files);
            Child.start(temporary,
                    RealSearch.resume(files)).ends(0);
            return null;
        }, () -> {
            Child.start(temporary, RealSearch.command(whole, 3, "space.channels=[4]")).ends(0);
            return null;
        }));
        assertEquals(RealSearch.table(whole), RealSearch.table(files));
        assertEquals(List.of(), Verification.faults(files));
        assertEquals(List.of(), Verification.faults(whole));
        assertFalse(RealSearch.models(whole).isEmpty());
        assertEquals(RealSearch.models(whole), RealSearch.models(files));
    }

    @Test
    @Tag("further")
    void aRealCandidateWhoseLossExplodesIsDiverged() throws Exception {
        RunFiles files = run("diverging");
        Typed typed = Typed.of((Object[]) RealSearch.words(files, 1, "space.channels=[4]",
                "recipe.learningRate=1e30"));
        assertEquals(3, typed.code(), typed.err());
        assertTrue(typed.err().contains("no candidate was fully trained"), typed.err());
        assertTrue(TrialStore.read(files).trials().stream().map(Trial::state)
                .allMatch("DIVERGED"::equals));
        assertEquals("trial", Files.readString(files.frontCsv()).substring(0, 5));
        assertEquals(1, Files.readAllLines(files.frontCsv()).size(), "nobody is on the front");
    }

    @Test
    @Tag("long")
    void aRealCandidateThatTakesTooMuchNativeMemoryIsOutOfMemory() throws Exception {
        Child.assumeTool(Files.isReadable(Path.of("/proc/self/status")), "/proc");
        RunFiles files = run("large");
        Typed typed = Typed.withWorkers((Object[]) RealSearch.words(files, 1,
                "space.channels=[48]", "recipe.batchSize=7000", "workers.memory=512m"));
        assertEquals(3, typed.code(), typed.err());
        Trial trial = TrialStore.read(files).trials().getFirst();
        assertEquals("OUT_OF_MEMORY", trial.state(), trial::toString);
        System.err.println(trial.outcome().orElseThrow());
    }

    @Test
    @Tag("further")
    void aDataSetThatDoesNotFitIsTheUsersToMend() throws Exception {
        RunFiles files = run("small");
        Typed typed = Typed.withWorkers((Object[]) RealSearch.words(files, 1,
                "space.channels=[4]", "workers.memory=8m"));
        assertEquals(2, typed.code(), typed.err());
        assertTrue(typed.err().contains("workers.memory=4g"), typed.err());
        Child.noneIsLeft(files);
    }
}

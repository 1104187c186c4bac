package io.evowire.run.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.Outcome;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.cli.FewDigits;
import io.evowire.run.config.StudyConfig;
import io.evowire.run.config.StudyOptions;
import io.evowire.run.config.WorkersConfig;
import io.evowire.run.json.Json;
import io.evowire.run.problem.Basis;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.study.SeedsStudy.Score;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Trainings;
import io.evowire.run.training.Work;
import io.evowire.run.worker.LocalWorkers;
import io.evowire.run.worker.StubWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies whose trainings take microseconds, or none at all. */
class StudyRunTest {

    private static final TensorShape SHAPE = new TensorShape(1, 8, 8);
    private static final Basis BASIS = new Basis("stub", StubWorker.DATA, StubWorker.KERNELS);
    private static final SeedsStudy STUDY = new SeedsStudy(3, 0.1);
    private static final StudyConfig CONFIG = StudyConfig.of("seeds", StudyOptions.NONE, null);

    @TempDir
    private Path temporary;

    private final List<String> trained = new ArrayList<>();

    private static StudyRun<Map<Integer, Score>> run(SeedsStudy study, Path directory) {
        return new StudyRun<>(study, directory, CONFIG, BASIS, SHAPE, 2);
    }

    private TrainingPool pool(int killedAfter) {
        return (works, mayStart, listener) -> {
            for (Work work : works) {
                if (mayStart.getAsBoolean()) {
                    if (trained.size() == killedAfter) {
                        throw new IllegalStateException("killed");
                    }
                    trained.add(work.id());
                    listener.ended(work, StubWorker.outcome(work.candidate()));
                }
            }
        };
    }

    private Map<Integer, Score> finish(SeedsStudy study, Path directory) throws IOException {
        return run(study, directory).run(files -> pool(-1), () -> true,
                Trainings.Progress.SILENT).orElseThrow();
    }

    private static List<String> ids(SeedsStudy study) {
        return study.plan(SHAPE, 2).stream().map(StudyEntry::id).toList();
    }

    @Test
    void theReadingIsOfWhatWasTrained() throws IOException {
        Map<Integer, Score> scores = finish(STUDY, temporary);
        assertEquals(ids(STUDY), trained);
        double[] accuracies = STUDY.plan(SHAPE, 2).stream()
                .filter(entry -> entry.id().startsWith("width 8"))
                .mapToDouble(entry -> ((Outcome.Completed) StubWorker.outcome(entry.candidate()))
                        .validationAccuracy())
                .toArray();
        assertEquals(3, accuracies.length);
        assertEquals(new Score(3, (accuracies[0] + accuracies[1] + accuracies[2]) / 3),
                scores.get(8));
        assertEquals("trainings\n6\n", Files.readString(temporary.resolve("seeds.csv")));
    }

    @Test
    void whereAClusterTrainedIsToldAndTheRestIsAsOnOneMachine() throws IOException {
        Path here = temporary.resolve("here");
        Path there = temporary.resolve("there");
        finish(STUDY, here);
        run(STUDY, there).run(files -> cluster(), () -> true, Trainings.Progress.SILENT);
        List<String> rows = Files.readAllLines(new StudyFiles(there).table());
        assertEquals("host", rows.getFirst().substring(rows.getFirst().lastIndexOf(',') + 1));
        assertEquals(Files.readAllLines(new StudyFiles(here).table()),
                rows.stream().map(row -> row.substring(0, row.lastIndexOf(','))).toList());
        assertTrue(rows.get(1).endsWith(",a") && rows.get(2).endsWith(",b"), rows::toString);
        assertArrayEquals(Files.readAllBytes(new StudyFiles(here).result()),
                Files.readAllBytes(new StudyFiles(there).result()));
        StudySummary summary = StudySummary.of(StudyHistory.read(new StudyFiles(there)), false,
                null, Optional.empty());
        assertEquals("spark://head:7077", summary.cluster());
        assertEquals(ids(STUDY).size() / 2, summary.hosts().get("b"));
        String json = Json.line(StudySummary.of(StudyHistory.read(new StudyFiles(here)), false,
                null, Optional.empty()));
        assertFalse(json.contains("cluster") || json.contains("hosts"), json);
    }

    /** Two machines that train in turn. */
    private static TrainingPool cluster() {
        return new TrainingPool() {
            @Override
            public void evaluate(List<Work> works, BooleanSupplier mayStart, Listener listener) {
                for (int i = 0; i < works.size(); i++) {
                    listener.ended(works.get(i), StubWorker.outcome(works.get(i).candidate()),
                            i % 2 == 0 ? "a" : "b");
                }
            }

            @Override
            public Optional<String> cluster() {
                return Optional.of("spark://head:7077");
            }
        };
    }

    @Test
    void whereverItIsKilledItGoesOnAndEndsWithTheSameBytes() throws IOException {
        Path straight = temporary.resolve("straight");
        finish(STUDY, straight);
        byte[] result = Files.readAllBytes(new StudyFiles(straight).result());
        for (int cut = 0; cut < ids(STUDY).size(); cut++) {
            Path resumed = temporary.resolve("cut-" + cut);
            trained.clear();
            TrainingPool killed = pool(cut);
            assertThrows(IllegalStateException.class, () -> run(STUDY, resumed)
                    .run(files -> killed, () -> true, Trainings.Progress.SILENT));
            assertFalse(Files.exists(new StudyFiles(resumed).result()));
            assertFalse(Files.exists(resumed.resolve("seeds.csv")));
            finish(STUDY, resumed);
            assertEquals(ids(STUDY), trained, "what is recorded is not trained again");
            assertArrayEquals(result, Files.readAllBytes(new StudyFiles(resumed).result()));
        }
    }

    @Test
    void askedToStopItLeavesTheRestForLater() throws IOException {
        BooleanSupplier mayStart = () -> trained.size() < 2;
        assertTrue(run(STUDY, temporary).run(files -> pool(-1), mayStart,
                Trainings.Progress.SILENT).isEmpty());
        assertEquals(ids(STUDY).subList(0, 2), trained);
        finish(STUDY, temporary);
        assertEquals(ids(STUDY), trained);
        try (StudyStore store = StudyStore.open(new StudyFiles(temporary))) {
            assertEquals(2, store.history().sessions().size());
        }
    }

    @Test
    void moreSeedsTrainOnlyThoseThatLack() throws IOException {
        finish(STUDY, temporary);
        trained.clear();
        var more = new SeedsStudy(4, 0.1);
        assertEquals(4, finish(more, temporary).get(4).trainings());
        assertEquals(ids(more).subList(6, 8), trained);
    }

    private void refused(ExitCode code, String word, StudyRun<?> run) {
        trained.clear();
        var fault = assertThrows(UserException.class, () -> run.run(files -> pool(-1),
                () -> true, Trainings.Progress.SILENT));
        assertEquals(code, fault.exitCode());
        assertTrue(String.valueOf(fault.getMessage()).contains(word), fault::getMessage);
        assertEquals(List.of(), trained);
    }

    @Test
    void whatWouldNotBeComparableIsRefused() throws IOException {
        finish(STUDY, temporary);
        refused(ExitCode.USAGE, "other data", new StudyRun<>(STUDY, temporary, CONFIG,
                new Basis("stub", "other data", StubWorker.KERNELS), SHAPE, 2));
        refused(ExitCode.USAGE, "other kernels", new StudyRun<>(STUDY, temporary, CONFIG,
                new Basis("stub", StubWorker.DATA, "other kernels"), SHAPE, 2));
        refused(ExitCode.CORRUPT, "'width 4 seed 1' is recorded",
                run(new SeedsStudy(3, 0.2), temporary));
        refused(ExitCode.USAGE, "holds the study 'seeds', not 'other'",
                new StudyRun<>(new Study<String>() {
                    @Override
                    public String name() {
                        return "other";
                    }

                    @Override
                    public List<StudyEntry> plan(TensorShape shape, int classes) {
                        return List.of();
                    }

                    @Override
                    public String read(List<Trained> trained) {
                        return "";
                    }
                }, temporary, CONFIG, BASIS, SHAPE, 2));
        try (RunLock lock = RunLock.take(new StudyFiles(temporary))) {
            refused(ExitCode.OWNED, "", run(STUDY, temporary));
            lock.requireHeld();
        }
    }

    @Test
    void aWorkersDeathIsRememberedByTheNextProcess() throws IOException {
        TrainingPool deadly = (works, mayStart, listener) -> {
            listener.died(works.getFirst(), "a signal");
            throw new IllegalStateException("killed");
        };
        assertThrows(IllegalStateException.class, () -> run(STUDY, temporary)
                .run(files -> deadly, () -> true, Trainings.Progress.SILENT));
        List<Integer> deaths = new ArrayList<>();
        TrainingPool asking = (works, mayStart, listener) -> works.forEach(work -> {
            deaths.add(listener.deaths(work));
            listener.ended(work, new Outcome.Crashed("twice"));
        });
        assertEquals(new Score(0, 0), run(STUDY, temporary).run(files -> asking, () -> true,
                Trainings.Progress.SILENT).orElseThrow().get(4));
        assertEquals(List.of(1, 0, 0, 0, 0, 0), deaths);
    }

    @Test
    void onlyWholeTrainingsFromScratchArePlanned() {
        StudyEntry entry = STUDY.plan(SHAPE, 2).getFirst();
        assertThrows(IllegalArgumentException.class, () -> StudyEntry.of("half", "",
                entry.candidate().on(new Leg(0, 2, null, null))));
    }

    @Test
    void workersOfThisMachineTrainIt() throws IOException {
        var config = new WorkersConfig(2, "5m", "128m", 3, "5s");
        Map<Integer, Score> scores = run(STUDY, temporary.resolve("workers")).run(
                files -> new LocalWorkers(StubWorker.class, List.of("0"), config, files.logs())
                        .open(BASIS::check),
                () -> true, Trainings.Progress.SILENT).orElseThrow();
        assertEquals(finish(STUDY, temporary.resolve("here")), scores);
    }

    // Of real trainings.
    @Test
    void networksAreTrainedForReal() throws IOException {
        var local = new LocalStudy(FewDigits.in(temporary.resolve("digits")),
                new WorkersConfig(1, "10m", "1g", 50, "5s"));
        Path study = temporary.resolve("study");
        var once = new SeedsStudy(1, 0.1);
        List<String> started = new ArrayList<>();
        var progress = new Trainings.Progress() {
            @Override
            public void started(Work work) {
                started.add(work.id());
            }
        };
        Map<Integer, Score> scores = local.run(once, study, CONFIG, () -> true, progress)
                .orElseThrow();
        assertEquals(ids(once), started);
        assertEquals(1, scores.get(4).trainings());
        assertTrue(scores.get(4).mean() > 0 && scores.get(4).mean() < 1);
        assertEquals(scores,
                local.run(once, study, CONFIG, () -> true, progress).orElseThrow());
        assertEquals(2, started.size(), "all was recorded");
    }
}

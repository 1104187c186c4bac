package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Outcome.EpochResult;
import io.evowire.run.EarlierRuns;
import io.evowire.run.config.RungsConfig;
import io.evowire.run.problem.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.RunRecord;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.TrainingPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** This program decides what the program decided that made a run, given the outcomes of that day. */
class EarlierDecisionsTest {

    private static final List<String> NAMES = EarlierRuns.NAMES;

    @TempDir
    private Path temporary;

    /** What an earlier run says came out of a training. */
    private record Recorded(History history, RungsConfig rungs) {

        Outcome outcome(Candidate candidate) {
            return repeat(candidate).map(Repeat::outcome)
                    .or(() -> rung(candidate).map(Recorded::paused))
                    .orElseGet(() -> end(candidate.trial()));
        }

        private Optional<Repeat> repeat(Candidate candidate) {
            return history.repeats(candidate.trial()).stream()
                    .filter(repeat -> repeat.seed() == candidate.recipe().seed()).findFirst();
        }

        private Optional<RungResult> rung(Candidate candidate) {
            return history.rungs(candidate.trial()).stream()
                    .filter(result -> rungs.divisor(result.rung()) == candidate.leg().until())
                    .findFirst();
        }

        private static Outcome paused(RungResult result) {
            return new Outcome.Paused(result.step(), result.steps(), result.accuracy(),
                    result.seconds(), result.curve());
        }

        // Of the last rung alone: time and curve up to it are added by the search.
        private Outcome end(int number) {
            Outcome outcome = history.trial(number).flatMap(Trial::outcome).orElseThrow();
            List<RungResult> before = history.rungs(number);
            if (!(outcome instanceof Outcome.Completed whole)) {
                return outcome;
            }
            List<EpochResult> curve = whole.curve().subList(
                    before.stream().mapToInt(rung -> rung.curve().size()).sum(),
                    whole.curve().size());
            return new Outcome.Completed(whole.validationAccuracy(),
                    whole.seconds() - before.stream().mapToDouble(RungResult::seconds).sum(),
                    curve, whole.testAccuracy(), whole.latency(), whole.damage());
        }
    }

    private record NoListener() implements SearchListener {

        @Override
        public void ended(Trial trial) {}
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyDecisionIsRepeated(String name) throws IOException {
        Run earlier = Run.open(new RunFiles(EarlierRuns.copy(name, temporary)));
        History recorded = TrialStore.read(earlier.files());
        History repeated = repeated(earlier, recorded);
        assertEquals(recorded.trials().stream().map(Trial::proposal).toList(),
                repeated.trials().stream().map(Trial::proposal).toList());
        assertEquals(recorded.trials().stream().map(EarlierDecisionsTest::judged).toList(),
                repeated.trials().stream().map(EarlierDecisionsTest::judged).toList());
        assertEquals(recorded.end().orElseThrow().reason(),
                repeated.end().orElseThrow().reason());
        assertEquals(repeats(recorded), repeats(repeated));
    }

    private History repeated(Run earlier, History recorded) throws IOException {
        var files = new RunFiles(Files.createDirectory(temporary.resolve("repeated")));
        var answers = new Recorded(recorded, earlier.config().strategy().rungs());
        TrainingPool pool = (works, mayStart, listener) -> works.forEach(
                work -> listener.ended(work, answers.outcome(work.candidate())));
        try (TrialStore store = TrialStore.create(files, ofToday(earlier.record()))) {
            Reason reason = new SearchJob(earlier.factory(), store, pool, new NoListener())
                    .run(() -> {});
            assertEquals(reason.name(), store.history().end().orElseThrow().reason());
            return store.history();
        }
    }

    private static RunRecord ofToday(RunRecord record) {
        return new RunRecord(TrialStore.FORMAT, record.program(), record.dataFingerprint(),
                record.configuration(), record.kernels(), record.shape(), record.classNames(),
                record.images());
    }

    private static String judged(Trial trial) {
        return "%d %s %s %s".formatted(trial.number(), trial.state(), trial.accuracy(),
                trial.measurements());
    }

    private static List<String> repeats(History history) {
        return history.trials().stream()
                .flatMap(trial -> history.repeats(trial.number()).stream())
                .map(repeat -> "%d %d %d %s".formatted(repeat.trial(), repeat.repeat(),
                        repeat.seed(), repeat.genome()))
                .toList();
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void theyHoldWhatTheyAreHereFor(String name) throws IOException {
        Run earlier = Run.open(new RunFiles(EarlierRuns.copy(name, temporary)));
        List<Trial> trials = TrialStore.read(earlier.files()).trials();
        assertTrue(trials.stream().anyMatch(Trial::completed));
        assertTrue(switch (name) {
            case "nsga2" -> trials.stream().anyMatch(trial -> trial.proposal().donor() != null);
            case "rungs" -> trials.stream().anyMatch(trial -> trial.pruned(0))
                    && !repeats(TrialStore.read(earlier.files())).isEmpty();
            case "grid" -> Stream.of("ER(", "BA(", "WS(").allMatch(model -> trials.stream()
                    .anyMatch(trial -> trial.proposal().genome().startsWith(model)));
            case "local" -> trials.stream().anyMatch(trial -> trial.damage().isPresent());
            default -> throw new IllegalArgumentException(name);
        });
    }
}

package io.evowire.run.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.config.StudyConfig;
import io.evowire.run.config.StudyOptions;
import io.evowire.run.problem.Basis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuredRunTest {

    @TempDir
    private Path temporary;

    private record What(int number, int factor) {}

    private record Outcome(int product, List<Integer> parts) {}

    private record Result(int sum) {}

    /** Multiplies numbers; remembers which ones. */
    private record Products(String name, int units, int factor, List<Integer> measured,
            int diesAt) implements MeasuredStudy<Outcome, Result> {

        @Override
        public List<StudyUnit> plan() {
            return IntStream.range(0, units).mapToObj(
                    number -> StudyUnit.of("unit-" + number, new What(number, factor))).toList();
        }

        @Override
        public Class<Outcome> outcome() {
            return Outcome.class;
        }

        @Override
        public Optional<Outcome> measure(StudyUnit unit, Path directory,
                BooleanSupplier mayGoOn) {
            What what = unit.what(What.class);
            if (what.number() == diesAt) {
                throw new IllegalStateException("died");
            }
            measured.add(what.number());
            return Optional.of(
                    new Outcome(what.number() * what.factor(), List.of(what.number())));
        }

        @Override
        public Result read(List<Outcome> all) {
            return new Result(all.stream().mapToInt(Outcome::product).sum());
        }
    }

    private static Products products(int units, int factor, int diesAt) {
        return new Products("products", units, factor, new ArrayList<>(), diesAt);
    }

    private Optional<Result> run(Products study, BooleanSupplier mayGoOn) throws IOException {
        return new MeasuredRun<>(study, temporary,
                StudyConfig.of("products", StudyOptions.NONE, null),
                new Basis("data", "print", "none"),
                new TensorShape(1, 8, 8), 3).run(mayGoOn, (done, all, next) -> {});
    }

    @Test
    void whatIsRecordedIsNotMeasuredAgain() throws IOException {
        assertThrows(IllegalStateException.class, () -> run(products(5, 2, 3), () -> true));
        Products second = products(5, 2, -1);
        assertEquals(Optional.of(new Result(20)), run(second, () -> true));
        assertEquals(List.of(3, 4), second.measured());
        assertEquals("number,factor,product,seconds", Files
                .readAllLines(temporary.resolve("measurements.csv")).getFirst());
        assertTrue(Files.readString(temporary.resolve("result.json")).contains("20"));
        Products more = products(6, 2, -1);
        assertEquals(Optional.of(new Result(30)), run(more, () -> true));
        assertEquals(List.of(5), more.measured());
    }

    @Test
    void aStudyThatIsStoppedHasNoResultYet() throws IOException {
        int[] left = {2};
        assertEquals(Optional.empty(), run(products(5, 2, -1), () -> left[0]-- > 0));
        Products second = products(5, 2, -1);
        run(second, () -> true);
        assertEquals(List.of(2, 3, 4), second.measured());
    }

    @Test
    void whatIsLeftCountsThePartOfASearchThatIsDone() throws IOException {
        run(products(5, 2, -1), () -> false);
        var files = new StudyFiles(temporary);
        var half = Optional.of(new UnderWay("unit-0", 3, 10, 0.5));
        StudySummary begun = StudySummary.of(StudyHistory.read(files), true, null, half);
        assertEquals(10, begun.seconds());
        assertEquals(20 * 4.5, begun.secondsLeft()); // 20 s each, one of five half done
        assertNull(StudySummary.of(StudyHistory.read(files), true, null, Optional.empty())
                .secondsLeft());

        int[] left = {2};
        run(products(5, 2, -1), () -> left[0]-- > 0);
        StudyHistory two = StudyHistory.read(files);
        StudySummary later = StudySummary.of(two, true, null, half);
        assertEquals(two.seconds() / 2 * 2.5, later.secondsLeft(), 1e-9);
        assertEquals("unit-0", later.underWay().name());
        run(products(5, 2, -1), () -> true);
        StudySummary ended = StudySummary.of(StudyHistory.read(files), false, null, half);
        assertNull(ended.secondsLeft());
        assertNull(ended.underWay());
    }

    @Test
    void otherStudiesAndSettingsAreRefused() throws IOException {
        run(products(2, 2, -1), () -> true);
        assertEquals(ExitCode.CORRUPT, assertThrows(UserException.class,
                () -> run(products(2, 3, -1), () -> true)).exitCode());
        assertThrows(UserException.class, () -> run(
                new Products("others", 2, 2, new ArrayList<>(), -1), () -> true));
        assertThrows(IllegalArgumentException.class, () -> StudyUnit.of("a/b", "x"));
    }
}

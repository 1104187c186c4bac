package io.evowire.run.store.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log of something that is no search. */
class EventLogTest {

    private record Begun(int format, String program) {}

    private record Walk(String to) {}

    private record Rest(int hours) {}

    private static final EventType<Begun> BEGUN = new EventType<>(Event.CREATED, Begun.class);
    private static final EventType<Walk> WALKED = new EventType<>("WALKED", Walk.class);
    private static final EventType<Rest> RESTED = new EventType<>("RESTED", Rest.class);

    @TempDir
    private Path directory;

    private LogFiles files() {
        return () -> directory;
    }

    private static Folds folds(List<Object> told) {
        return new Folds().on(BEGUN, told::add).on(WALKED, told::add).on(RESTED, told::add)
                .on(FormatChange.TYPE, told::add);
    }

    private EventLog open(Fold fold, List<Migration> steps) {
        return EventLog.open(files(), 2, steps, fold, commit -> {});
    }

    private List<Object> read() {
        var told = new ArrayList<>();
        EventLog.read(files(), 2, () -> {
            told.clear();
            return folds(told);
        });
        return told;
    }

    private void create() {
        EventLog.create(files(), List.of(new Migration(1)), BEGUN.entry(new Begun(1, "test")));
    }

    @Test
    void eventsOfAnyTypesAreOneChainAndReadBackInTheirOrder() {
        create();
        var told = new ArrayList<>();
        try (EventLog log = open(folds(told), List.of(new Migration(1)))) {
            log.append(List.of(WALKED.entry(new Walk("hill")), RESTED.entry(new Rest(1)),
                    WALKED.entry(new Walk("home"))), connection -> {});
        }
        assertEquals(List.of(new Begun(1, "test"), new Walk("hill"), new Rest(1),
                new Walk("home")), told);
        assertEquals(told, read());
    }

    @Test
    void whatMakesUpOneStepOfTheRunStandsWholeOrNotAtAll() {
        create();
        try (EventLog log = open(folds(new ArrayList<>()), List.of(new Migration(1)))) {
            assertThrows(IllegalStateException.class, () -> log.append(
                    List.of(WALKED.entry(new Walk("hill")), RESTED.entry(new Rest(1))),
                    connection -> {
                        throw new IllegalStateException("injected");
                    }));
            log.append(List.of(RESTED.entry(new Rest(2))), connection -> {});
        }
        assertEquals(List.of(new Begun(1, "test"), new Rest(2)), read());
    }

    @Test
    void nothingIsWrittenThatNobodyCouldRead() {
        create();
        try (EventLog log = open(new Folds().on(BEGUN, begun -> {}),
                List.of(new Migration(1)))) {
            var fault = assertThrows(IllegalArgumentException.class, () -> log
                    .append(List.of(WALKED.entry(new Walk("hill"))), connection -> {}));
            assertTrue(fault.getMessage().contains("WALKED"), fault.getMessage());
        }
        assertEquals(List.of(new Begun(1, "test")), read());
    }

    @Test
    void aLogWithoutTablesOfItsOwnIsBroughtForwardToo() {
        create();
        open(folds(new ArrayList<>()), List.of(new Migration(1), new Migration(2))).close();
        assertEquals(List.of(new Begun(1, "test"), new FormatChange(2)), read());
    }

    @Test
    void aLookFindsDamageOfTheHead() throws Exception {
        create();
        open(folds(new ArrayList<>()), List.of(new Migration(1), new Migration(2))).close();
        assertEquals(List.of(), faults());
        Files.writeString(files().head(), "{");
        assertEquals(1, faults().size());
    }

    private List<String> faults() {
        return LogCheck.of(files(), 2, () -> folds(new ArrayList<>()),
                (told, connection) -> List.of()).faults();
    }

    @Test
    void aTypeHasOneFold() {
        assertThrows(IllegalArgumentException.class,
                () -> new Folds().on(RESTED, rest -> {}).on(RESTED, rest -> {}));
    }
}

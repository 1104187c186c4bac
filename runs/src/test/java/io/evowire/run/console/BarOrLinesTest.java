package io.evowire.run.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.junit.jupiter.api.Test;

class BarOrLinesTest {

    private final List<String> said = new ArrayList<>();
    private final List<ProgressBar> bars = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();

    private BarOrLines shown(boolean terminal) {
        return new BarOrLines("task", 10, new Commentary() {
            @Override
            public boolean quiet() {
                return false;
            }

            @Override
            public void say(String line) {
                said.add(line);
            }

            @Override
            public Optional<ProgressBar> bar(String task, long steps) {
                if (terminal) {
                    bars.add(new ProgressBarBuilder().setTaskName(task).setInitialMax(steps)
                            .setConsumer(new DelegatingProgressBarConsumer(drawn -> {})).build());
                }
                return terminal ? Optional.of(bars.getLast()) : Optional.empty();
            }
        }, nanos::get);
    }

    private void after(int seconds, BarOrLines shown, int done, boolean always) {
        nanos.set(seconds * 1_000_000_000L);
        shown.tell(done, 10, done + " of 10", "slowly", always);
    }

    @Test
    void linesComeTenSecondsApartUnlessTheyAreAlwaysSaid() {
        try (BarOrLines shown = shown(false)) {
            after(9, shown, 1, false);
            after(10, shown, 2, false);
            after(12, shown, 3, true);
            after(21, shown, 4, false);
            after(22, shown, 5, false);
        }
        assertEquals(List.of("2 of 10  slowly", "3 of 10  slowly", "5 of 10  slowly"), said);
    }

    @Test
    void ofWhatGoesOnTheFirstLineComesAtOnce() {
        try (BarOrLines shown = shown(false).from(3)) {
            after(0, shown, 3, false);
            after(9, shown, 4, false);
        }
        assertEquals(List.of("3 of 10  slowly"), said);
    }

    @Test
    void aBarMovesAndNothingIsSaidBesideIt() {
        try (BarOrLines shown = shown(true).from(3)) {
            assertEquals(3, bars.getFirst().getCurrent());
            after(20, shown, 4, true);
            shown.say("an epoch ended");
        }
        assertEquals(4, bars.getFirst().getCurrent());
        assertEquals("slowly", bars.getFirst().getExtraMessage());
        assertEquals(List.of(), said);
    }

    @Test
    void onceClosedNoOtherBarBegins() {
        BarOrLines shown = shown(true);
        shown.begin("other", 5);
        assertEquals(2, bars.size());
        shown.close();
        shown.begin("third", 5);
        assertEquals(2, bars.size());
        after(20, shown, 4, true);
        assertEquals(List.of("4 of 10  slowly"), said);
    }
}

package io.evowire.run.cluster.spark;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VacancyTest {

    private long now = Long.MAX_VALUE - 5; // it may run over, as the clock of Java may
    private final Vacancy vacancy = new Vacancy(() -> now);

    private boolean after(int seconds, int slots) {
        now += TimeUnit.SECONDS.toNanos(seconds);
        return vacancy.isToBeTold(slots);
    }

    @Test
    void thatNobodyIsThereIsToldOnceAfterAMinute() {
        assertFalse(after(0, 0));
        assertFalse(after(59, 0));
        assertTrue(after(1, 0));
        assertFalse(after(0, 0));
        assertFalse(after(600, 0));
    }

    @Test
    void whoeverCameAndWentIsMissedAgainAMinuteLater() {
        assertTrue(after(60, 0));
        assertFalse(after(600, 2));
        assertFalse(after(59, 0));
        assertTrue(after(1, 0));
        assertFalse(after(3600, 1));
    }
}

package io.evowire.run.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AwakeTimeTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void timeGoesByWhileSomebodyLooks() {
        var awake = new AwakeTime(100);
        assertEquals(SECOND / 2, awake.at(100 + SECOND / 2));
        assertEquals(SECOND, awake.at(100 + SECOND));
        assertEquals(SECOND, awake.at(100 + SECOND));
    }

    @Test
    void ofAStopOfAnHourTwoTicksCount() {
        var awake = new AwakeTime(0);
        awake.at(SECOND);
        assertEquals(SECOND + 2 * AwakeTime.TICK.toNanos(), awake.at(3600 * SECOND));
        assertEquals(2 * SECOND + 2 * AwakeTime.TICK.toNanos(), awake.at(3601 * SECOND));
    }
}

package io.evowire.run.cluster.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How far the works of a try are, from an executor to the coordinator. */
class TellingTest {

    @Test
    void theNewestStepOfEachWorkIsTakenOnce() {
        var steps = new NewSteps();
        assertEquals(List.of(), steps.take());
        steps.add(new Told.Step(1, 1, 9));
        steps.add(new Told.Step(0, 1, 9));
        steps.add(new Told.Step(1, 2, 9));
        assertEquals(List.of(new Told.Step(0, 1, 9), new Told.Step(1, 2, 9)), steps.take());
        steps.add(new Told.Step(1, 3, 9));
        assertEquals(List.of(new Told.Step(1, 3, 9)), steps.take());
        assertEquals(List.of(), steps.take());
    }

    @Test
    void whatIsToldReachesTheTryOfThatName() {
        List<Told.Step> heard = new ArrayList<>();
        try (Try tried = Try.begin(3, (work, step, steps) -> heard
                .add(new Told.Step(work, step, steps)))) {
            tried.began();
            Try.told(new Told(tried.token(), new ArrayList<>(List.of(new Told.Step(2, 4, 9),
                    new Told.Step(0, 7, 9)))));
            Try.told(new Told(tried.token(), new ArrayList<>())); // all is well
            Try.told(new Told("another", new ArrayList<>(List.of(new Told.Step(0, 1, 9)))));
        }
        assertEquals(List.of(new Told.Step(2, 4, 9), new Told.Step(0, 7, 9)), heard);
    }
}

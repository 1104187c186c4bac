package io.evowire.run.cluster.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.UserException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikeMachinesTest {

    private static final String FAST = "a fast processor, Linux amd64, Java 25.0.3";
    private static final String SLOW = "a slow processor, Linux amd64, Java 25.0.3";

    private final List<String> said = new ArrayList<>();

    @Test
    void unlikeOnesAreToldOfOnceByTheirNames() {
        var machines = new LikeMachines(false, said::add);
        machines.seen("a", FAST);
        machines.seen("b", FAST);
        assertEquals(List.of(), said);
        machines.seen("c", SLOW);
        machines.seen("d", SLOW);
        machines.seen("a", FAST);
        machines.seen("c", SLOW);
        assertEquals(1, said.size());
        assertTrue(said.getFirst().contains("a is %s, and c is %s".formatted(FAST, SLOW)),
                said.getFirst());
    }

    @Test
    void whereTimesAreComparedTheyAreRefusedEachTime() {
        var machines = new LikeMachines(true, said::add);
        machines.seen("a", FAST);
        machines.seen("b", FAST);
        for (int i = 0; i < 2; i++) {
            var fault = assertThrows(UserException.class, () -> machines.seen("c", SLOW));
            assertTrue(fault.getMessage().contains("a is %s, and c is %s".formatted(FAST, SLOW)),
                    fault.getMessage());
            assertTrue(fault.getMessage().contains("Leave the others out"), fault.getMessage());
        }
        machines.seen("b", FAST);
        assertEquals(List.of(), said);
    }
}

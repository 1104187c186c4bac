package io.evowire.core.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            macs <= 20M            | MACS        | 20000000
            parameters<=1.5M       | PARAMETERS  | 1500000
            '  Depth  <=  40  '    | DEPTH       | 40
            activations <= 12 k    | ACTIVATIONS | 12000
            macs <= 2G             | MACS        | 2000000000
            macs <= 1_000_000      | MACS        | 1000000
            """)
    void readsWhatPeopleWrite(String text, Objective objective, long max) {
        assertEquals(new Constraint(objective, max), Constraint.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            speed <= 20M    | column 1:  | one of [macs, parameters, activations, depth, edges]
            macs >= 20M     | column 6:  | '<='
            macs < 20M      | column 6:  | '<='
            macs            | column 5:  | '<='
            macs <= 20X     | column 11: | k, M or G
            macs <= twenty  | column 9:  | whole number
            macs <= 1.5     | column 9:  | whole number
            macs <= 1.2.3   | column 9:  | whole number
            macs <= -3      | column 9:  | whole number
            macs <= 20M 3   | column 13: | nothing may follow
            macs <= 99999999999G | column 9: | whole number
            macs <= 0       |            | at least 1, not 0
            accuracy <= 1   |            | not known before training
            latency <= 5    |            | Latency is not known before training
            Latency <= 5    |            | make latency an objective
            damage <= 1     |            | Damage is not known before training
            """)
    void whatCannotBeReadIsNamedWithItsColumn(String text, String column, String what) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> Constraint.parse(text)).getMessage();
        assertTrue(message.contains(column == null ? "" : column), message);
        assertTrue(message.contains(what), message);
    }

    @Test
    void whatIsWrittenReadsBack() {
        var random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            long max = 1 + (random.nextLong() >>> 1 + random.nextInt(62)) % 1_000_000_007L
                    * (random.nextBoolean() ? 1_000 : 1);
            var constraint = new Constraint(Objective.MACS, max);
            assertEquals(constraint, Constraint.parse(constraint.notation()));
        }
        assertEquals("parameters <= 1500k", Constraint.parse("parameters<=1.5M").notation());
    }

    @Test
    void aBoundIncludesItself() {
        var cost = new Cost(10, 20, 30, 4);
        assertTrue(Constraint.parse("macs <= 20").holds(cost));
        assertFalse(Constraint.parse("macs <= 19").holds(cost));
        assertTrue(Constraint.parse("parameters <= 10").holds(cost));
        assertFalse(Constraint.parse("activations <= 29").holds(cost));
        assertTrue(Constraint.parse("depth <= 4").holds(cost));
    }
}

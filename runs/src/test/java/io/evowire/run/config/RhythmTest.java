package io.evowire.run.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.UserException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a strategy decides: what may be configured together. */
class RhythmTest {

    private static StrategyConfig steady(String... settings) {
        return ConfigReader.parse("", "test", Stream.concat(
                Stream.of("strategy.generation=steady"), Stream.of(settings)).toList()).strategy();
    }

    @Test
    void nothingIsSteadyUnlessItIsAskedFor() {
        assertFalse(ConfigReader.parse("", "test", List.of()).strategy().steady());
        assertTrue(steady().steady());
        assertEquals("steady", steady().generation().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"surrogate", "nsga2", "regularized-evolution", "random"})
    void theseDecideOnOneNetworkAtATime(String kind) {
        assertTrue(steady("strategy.kind=" + kind).steady());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "strategy.kind=local-search | The strategy local-search decides on several networks",
            "strategy.kind=grid | The strategy grid decides on several networks",
            "strategy.kind=reinforce | The strategy reinforce decides on several networks",
            "strategy.rungs.count=2 | On rungs the networks of a generation compete",
            "strategy.surrogate.looks=3 | Second looks are taken when all initial networks"})
    void theRestIsRefusedWithTheReason(String setting, String reason) {
        var refused = assertThrows(UserException.class, () -> steady(setting));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(reason), message);
        assertTrue(message.contains("rounds"), message);
    }
}

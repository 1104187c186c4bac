package io.evowire.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void everyOutcomeButAPauseIsAnEnd() {
        assertEquals(
                Stream.of(Outcome.class.getPermittedSubclasses()).map(Class::getSimpleName)
                        .map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                                .toUpperCase(Locale.ROOT))
                        .filter(state -> !state.equals("PAUSED")).sorted().toList(),
                Outcome.ENDS.stream().sorted().toList());
    }
}

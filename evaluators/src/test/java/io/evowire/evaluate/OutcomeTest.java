package io.evowire.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    // A pause is none, and damage, a test or a judgement is no training of a trial.
    private static final Set<String> NO_ENDS = Set.of("PAUSED", "DAMAGED", "TESTED", "JUDGED");

    @Test
    void everyOtherOutcomeIsAnEnd() {
        assertEquals(
                Stream.of(Outcome.class.getPermittedSubclasses()).map(Class::getSimpleName)
                        .map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                                .toUpperCase(Locale.ROOT))
                        .filter(state -> !NO_ENDS.contains(state)).sorted().toList(),
                Outcome.ENDS.stream().sorted().toList());
    }
}

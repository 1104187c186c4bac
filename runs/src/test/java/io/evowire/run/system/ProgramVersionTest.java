package io.evowire.run.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProgramVersionTest {

    @Test
    void aBuildIsItsVersionAndWhatItIsMadeOf() {
        assertTrue(ProgramVersion.build().matches("\\Q%s\\E\\+[0-9a-f]{12}"
                .formatted(ProgramVersion.text())), ProgramVersion.build());
    }
}

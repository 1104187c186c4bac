package io.evowire.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static Optional<String> nearest(String wrong) {
        return Nearest.of(wrong, List.of("stages", "nodes", "channels", "stride"));
    }

    @Test
    void insertionsDeletionsAndChangesOfOneCharacterCountAlike() {
        assertEquals(Optional.of("nodes"), nearest("node"));
        assertEquals(Optional.of("channels"), nearest("channnels"));
        assertEquals(Optional.of("stride"), nearest("stripe"));
    }

    @Test
    void caseDoesNotMatter() {
        assertEquals(Optional.of("stages"), nearest("STAGES"));
    }

    @Test
    void ofTwoThatAreEquallyNearTheFirstByAlphabetIsMeant() {
        assertEquals(Optional.of("bat"), Nearest.of("cat", List.of("rat", "bat")));
    }

    @Test
    void whatIsFarFromAllWordsIsNoneOfThem() {
        assertEquals(Optional.empty(), nearest("temperature"));
        assertEquals(Optional.empty(), Nearest.of("x", List.of()));
    }
}

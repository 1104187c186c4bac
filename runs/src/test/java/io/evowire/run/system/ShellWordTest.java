package io.evowire.run.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellWordTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"run-1, run-1", "a/b.c, a/b.c", "a run, 'a run'",
            "$HOME, '$HOME'", "it's, 'it'\\''s'", "a;b, 'a;b'", "\"\", ''"})
    void onlyWhatAShellWouldTakeApartIsQuoted(String text, String word) {
        assertEquals(word, ShellWord.of(text));
    }
}

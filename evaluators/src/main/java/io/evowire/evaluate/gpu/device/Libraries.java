package io.evowire.evaluate.gpu.device;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Optional;

/** Finds libraries of the system. */
final class Libraries {

    private Libraries() {}

    /** The first of these that is there; it stays loaded. */
    static Optional<SymbolLookup> find(List<String> names) {
        return names.stream().flatMap(name -> open(name).stream()).findFirst();
    }

    private static Optional<SymbolLookup> open(String name) {
        try {
            return Optional.of(SymbolLookup.libraryLookup(name, Arena.global()));
        } catch (IllegalArgumentException notThere) {
            return Optional.empty();
        }
    }
}

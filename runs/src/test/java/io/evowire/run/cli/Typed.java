package io.evowire.run.cli;

import io.evowire.run.Listener;
import java.util.stream.Stream;

/** A command line that was typed, and what it said. */
record Typed(int code, String out, String err) {

    static Typed of(Object... words) {
        try (var listener = Listener.open()) {
            int code = Main.run(Stream.of(words).map(Object::toString).toArray(String[]::new));
            return new Typed(code, listener.out(), listener.err());
        }
    }
}

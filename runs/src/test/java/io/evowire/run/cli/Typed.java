package io.evowire.run.cli;

import io.evowire.run.Listener;
import io.evowire.run.worker.WorkHere;
import java.util.stream.Stream;

/** A command line that was typed, and what it said. */
public record Typed(int code, String out, String err) {

    /** Networks are trained in this process, see {@link WorkHere}. */
    public static Typed of(Object... words) {
        return WorkHere.during(() -> withWorkers(words));
    }

    /** The same with processes of their own for what is trained, as it is outside of tests. */
    public static Typed withWorkers(Object... words) {
        try (var listener = Listener.open()) {
            int code = Main.run(Stream.of(words).map(Object::toString).toArray(String[]::new));
            return new Typed(code, listener.out(), listener.err());
        }
    }
}

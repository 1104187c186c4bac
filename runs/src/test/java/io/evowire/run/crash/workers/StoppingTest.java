package io.evowire.run.crash.workers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.ExitCode;
import io.evowire.run.system.Stopping;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals to a process whose work can stop in good order. */
@Tag("crash")
class StoppingTest {

    @TempDir
    private Path temporary;

    @BeforeAll
    static void signalsCanBeSent() {
        Child.assumeSignals();
    }

    /** Works until it is asked to stop, and with an argument for ever. */
    static final class Work {

        private Work() {}

        public static void main(String[] args) throws InterruptedException {
            ExitCode code;
            try (var stopping = new Stopping(() -> System.err.println("asked"),
                    () -> System.err.println("at once"))) {
                System.err.println("works");
                while (args.length > 0 || stopping.mayGoOn()) {
                    Thread.sleep(10);
                }
                code = stopping.code().orElseThrow();
            }
            System.err.println("ends in good order");
            System.exit(code.code());
        }
    }

    private Child work(String... args) throws Exception {
        Child child = Child.start(temporary, Child.java(Work.class, args));
        Child.await(() -> child.err().contains("works") || !child.process().isAlive());
        return child;
    }

    @Test
    void oneSignalAsksForTheEndWhichTellsWhichItWas() throws Exception {
        work().signal("INT").ends(130).says("asked\nends in good order");
        work().signal("HUP").ends(129).says("asked\nends in good order");
    }

    @Test
    void anotherOneEndsAtOnceWithItsOwnCode() throws Exception {
        Child child = work("for ever").signal("HUP");
        Child.await(() -> child.err().contains("asked"));
        assertTrue(child.process().isAlive(), child::err);
        child.signal("TERM").ends(143).says("asked\nat once");
    }
}

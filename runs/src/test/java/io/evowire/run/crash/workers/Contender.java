package io.evowire.run.crash.workers;

import io.evowire.run.cli.StubMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/**
 * Races for a run again and again: each line of standard input is {@code TIME ARGUMENTS}, when to go,
 * in milliseconds of the clock, and what to give to {@link StubMain}. Answers with the exit code.
 */
final class Contender {

    private Contender() {}

    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line;
        while ((line = in.readLine()) != null) {
            String[] words = line.split(" ");
            long start = Long.parseLong(words[0]);
            while (System.currentTimeMillis() < start) {
                LockSupport.parkNanos(50_000);
            }
            answers.println(StubMain.here(words[1], words[2], words[3]));
            answers.flush();
        }
    }
}

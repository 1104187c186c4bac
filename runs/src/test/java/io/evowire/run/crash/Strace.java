package io.evowire.run.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tool that counts system calls and lets the n-th one fail. It counts for each thread and each
 * name by itself; all of a store's calls are made by one thread.
 */
public final class Strace {

    /** What moves a run from one durable state to the next. */
    public static final String STEPS = "fsync,fdatasync,?rename,?renameat,renameat2,?unlink,unlinkat";

    private static final Pattern LINE = Pattern
            .compile("(\\d+) +(\\w+)\\((?:\\d+<([^>]*)>|\"([^\"]*)\")?(.*)");

    private Strace() {}

    /**
     * A system call.
     *
     * @param thread    who made it
     * @param name      such as {@code fsync}
     * @param path      file or pipe that it is about; empty if none
     * @param arguments what follows, and the result
     */
    public record Call(String thread, String name, String path, String arguments) {}

    /** Skips the test where there is no strace or nothing may be traced. */
    public static void require() throws InterruptedException {
        try {
            Process trial = new ProcessBuilder("strace", "-f", "-o", "/dev/null", "true")
                    .redirectErrorStream(true).start();
            String said = new String(trial.getInputStream().readAllBytes());
            if (trial.waitFor() != 0) {
                Skip.because("strace cannot trace here: " + said.strip());
            }
        } catch (IOException e) {
            Skip.because("there is no strace: " + e.getMessage());
        }
    }

    /** Writes the calls of these names into a file. */
    public static List<String> log(Path file, String calls) {
        return List.of("strace", "-f", "--seccomp-bpf", "-y", "-s", "16", "-e", "signal=none",
                "-e", "trace=" + calls, "-o", file.toString());
    }

    /** Kills the process when a thread makes its n-th call of this name, before it is made. */
    public static List<String> kill(String call, int nth) {
        return inject(call, "signal=KILL", nth);
    }

    /** Lets the n-th call of this name fail, and nothing else. */
    public static List<String> fail(String call, String error, int nth) {
        return inject(call, "error=" + error, nth);
    }

    // Without --seccomp-bpf, with which strace 6.1 counts wrongly.
    private static List<String> inject(String call, String fault, int nth) {
        return List.of("strace", "-f", "-e", "signal=none", "-e",
                "trace=" + call, "-e", "inject=%s:%s:when=%d".formatted(call, fault, nth),
                "-o", "/dev/null");
    }

    /** The logged calls, in their order, of the thread that forces files to the disk. */
    public static List<Call> calls(Path log) throws IOException {
        var all = new ArrayList<Call>();
        for (String line : Files.readAllLines(log)) {
            Matcher parts = LINE.matcher(line);
            if (parts.matches()) {
                String path = parts.group(3) != null ? parts.group(3) : parts.group(4);
                all.add(new Call(parts.group(1), parts.group(2), path == null ? "" : path,
                        parts.group(5)));
            }
        }
        Map<String, Long> syncs = all.stream().filter(call -> call.name().equals("fsync"))
                .collect(Collectors.groupingBy(Call::thread, Collectors.counting()));
        String thread = syncs.entrySet().stream()
                .max(Comparator.comparingLong(Map.Entry::getValue)).orElseThrow().getKey();
        return all.stream().filter(call -> call.thread().equals(thread)).toList();
    }
}

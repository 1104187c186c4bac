package io.evowire.run.crash.store;

import io.evowire.run.crash.Skip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A small file system in memory, to be filled; unmounted in any case. */
record Tmpfs(Path mountPoint) implements AutoCloseable {

    /** Mounts one of a size such as {@code 1m}; skips the test where that is not permitted. */
    static Tmpfs mount(Path at, String size) throws IOException, InterruptedException {
        Files.createDirectories(at);
        String said;
        try {
            said = run("mount", "-t", "tmpfs", "-o", "size=" + size, "evowire-test",
                    at.toString());
        } catch (IOException e) {
            said = e.getMessage() + "\n";
        }
        if (!said.isEmpty()) {
            Skip.because("no file system can be mounted here: " + said.strip());
        }
        return new Tmpfs(at);
    }

    void resize(String size) throws IOException, InterruptedException {
        String said = run("mount", "-o", "remount,size=" + size, mountPoint.toString());
        if (!said.isEmpty()) {
            throw new IOException(said);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run("umount", "--lazy", mountPoint.toString());
    }

    /** What a command says; nothing if all is well. */
    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        return process.waitFor() == 0 ? "" : said + "exit code " + process.exitValue();
    }
}

package io.evowire.run.store;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One writer for each run: a lock of the operating system, which dies with its process. */
public final class RunLock implements AutoCloseable {

    // Windows keeps others from reading locked bytes: lock one far behind the owner's name.
    private static final long LOCKED_BYTE = 1L << 40;

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the run; its directory must exist.
     *
     * @throws UserException with exit code 4, naming the owner, if another process has it
     */
    public static RunLock take(RunFiles files) throws IOException {
        FileChannel channel = FileChannel.open(files.lock(), StandardOpenOption.CREATE,
                StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new UserException(ExitCode.OWNED,
                    "%s is being worked on by process %s. Wait for it, or stop it with: kill -TERM %s"
                            .formatted(files.directory(), owner(files), owner(files)));
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid())
                .getBytes(StandardCharsets.UTF_8)), 0);
        return new RunLock(channel);
    }

    /** Whether a living process has the run. */
    public static boolean isTaken(RunFiles files) throws IOException {
        if (!Files.exists(files.lock())) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(files.lock(), StandardOpenOption.WRITE)) {
            return lock(channel) == null;
        }
    }

    /** Identity of the process that has or last had the run; {@code ?} if there was none. */
    public static String owner(RunFiles files) throws IOException {
        String text = Files.exists(files.lock()) ? Files.readString(files.lock()).strip() : "";
        return text.isEmpty() ? "?" : text;
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false);
        } catch (OverlappingFileLockException e) {
            return null; // held within this process
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

package io.evowire.run.store.log;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One writer for each run: a lock of the operating system, which dies with its process, and with
 * nothing else: a process that is stopped keeps it.
 */
public final class RunLock implements AutoCloseable {

    // Windows keeps others from reading locked bytes: lock one far behind the owner's name.
    private static final long LOCKED_BYTE = 1L << 40;

    // Between the lock and the name an owner needs an instant, in which there is no name or that of
    // one that was killed: look so often, after such pauses.
    private static final int LOOKS = 50;
    private static final long PAUSE_NANOS = 20_000_000;

    // On Unix a process loses its lock when it closes any descriptor of the file. So a process does
    // not open the lock files that it holds.
    private static final Map<Path, Owner> HELD = new ConcurrentHashMap<>();

    private final LogFiles files;
    private final Path held;
    private final FileChannel channel;
    private final @Nullable Object identity;

    private RunLock(LogFiles files, Path held, FileChannel channel) throws IOException {
        this.files = files;
        this.held = held;
        this.channel = channel;
        this.identity = identity(files);
    }

    /**
     * Takes the run; its directory must exist.
     *
     * @throws UserException with exit code 4, naming the owner, if a living process has it
     */
    public static RunLock take(LogFiles files) throws IOException {
        Path path = files.directory().toRealPath();
        Owner owner = Owner.current();
        Owner self = HELD.putIfAbsent(path, owner);
        if (self != null) {
            throw refusal(files, Optional.of(self));
        }
        Optional<FileChannel> opened = Optional.empty();
        boolean taken = false;
        try {
            FileChannel channel = FileChannel.open(files.lock(), StandardOpenOption.CREATE,
                    StandardOpenOption.READ, StandardOpenOption.WRITE);
            opened = Optional.of(channel);
            await(channel, files);
            name(channel, owner);
            var lock = new RunLock(files, path, channel);
            taken = true;
            return lock;
        } finally {
            if (!taken) {
                abandon(opened, path);
            }
        }
    }

    // Whoever asks whether the run is taken locks it for an instant, in nobody's name.
    private static void await(FileChannel channel, LogFiles files) throws IOException {
        for (int i = 0; lock(channel, false) == null; i++) {
            Optional<Owner> other = Owner.read(files).filter(Owner::mayLive);
            if (other.isPresent() || i == LOOKS) {
                throw refusal(files, other);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static void name(FileChannel channel, Owner owner) throws IOException {
        var name = ByteBuffer.wrap((Json.line(owner) + "\n").getBytes(StandardCharsets.UTF_8));
        channel.truncate(name.remaining());
        while (name.hasRemaining()) {
            channel.write(name, name.position());
        }
    }

    // The channel first: with it goes the lock, and until then nobody here may try again.
    private static void abandon(Optional<FileChannel> opened, Path path) {
        try {
            if (opened.isPresent()) {
                opened.get().close();
            }
        } catch (IOException e) {
            // why the run was not taken is what counts
        } finally {
            HELD.remove(path);
        }
    }

    private static UserException refusal(LogFiles files, Optional<Owner> owner) {
        return new UserException(ExitCode.OWNED,
                "%s is in use by %s. Wait for it to end, or stop it%s.".formatted(
                        files.directory(),
                        owner.map(Owner::toString).orElse("another process"),
                        owner.map(named -> " with: kill -TERM " + named.process()).orElse("")));
    }

    /** Whether a living process has the run. */
    public static boolean isTaken(LogFiles files) throws IOException {
        if (!Files.exists(files.lock())) {
            return false;
        }
        if (HELD.containsKey(files.directory().toRealPath())) {
            return true;
        }
        // Shared, so that two that ask at once do not take each other for an owner.
        try (FileChannel channel = FileChannel.open(files.lock(), StandardOpenOption.READ)) {
            return lock(channel, true) == null;
        }
    }

    /** The process that has the run, or was killed while it had it. */
    public static Optional<Owner> owner(LogFiles files) throws IOException {
        Owner self = HELD.get(files.directory().toRealPath());
        return self == null ? Owner.read(files) : Optional.of(self);
    }

    /**
     * To be called before files of the run are replaced.
     *
     * @throws UserException with exit code 4 if the lock file is gone or another one, so that the
     *                       run may have another owner by now
     */
    public void requireHeld() {
        @Nullable
        Object now;
        try {
            now = identity(files);
        } catch (IOException gone) {
            throw lost("gone");
        }
        if (identity != null && !identity.equals(now)) {
            throw lost("another file now");
        }
    }

    private UserException lost(String what) {
        return new UserException(ExitCode.OWNED, """
                %s is %s, so another process may own the run. This process (%d) records nothing \
                more. See: evowire status %s""".formatted(files.lock(), what,
                ProcessHandle.current().pid(), files.directory()));
    }

    // Device and inode: asked by name, because opening and closing the file would end the lock.
    private static @Nullable Object identity(LogFiles files) throws IOException {
        return Files.readAttributes(files.lock(), BasicFileAttributes.class).fileKey();
    }

    private static @Nullable FileLock lock(FileChannel channel, boolean shared)
            throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, shared);
        } catch (OverlappingFileLockException e) {
            return null; // held within this process
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            channel.truncate(0); // or the next owner's rival might read this one's name
        } finally {
            HELD.remove(held);
        }
    }
}

package io.evowire.run.store.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

    @TempDir
    private Path directory;

    @Test
    void whoeverAsksForTheOwnerTakesTheRunFromNobody() throws Exception {
        LogFiles files = () -> directory;
        RunLock.take(files).close();
        var asking = new CountDownLatch(1);
        Thread question = Thread.ofPlatform().start(() -> {
            try (var channel = FileChannel.open(files.lock(), StandardOpenOption.READ)) {
                channel.lock(0, Long.MAX_VALUE, true);
                asking.countDown();
                Thread.sleep(200);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        asking.await();
        RunLock.take(files).close();
        question.join();
    }

    @Test
    void aLockThatNobodyOwnsUpToIsRefusedAfterAWhile() throws IOException {
        LogFiles files = () -> directory;
        RunLock.take(files).close();
        try (var channel = FileChannel.open(files.lock(), StandardOpenOption.WRITE)) {
            channel.lock();
            var refused = assertThrows(UserException.class, () -> RunLock.take(files));
            assertEquals(ExitCode.OWNED, refused.exitCode());
            assertTrue(refused.getMessage().contains("another process"), refused.getMessage());
        }
        RunLock.take(files).close();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskLeavesNoLockBehind() throws IOException {
        LogFiles files = () -> directory;
        Files.createSymbolicLink(files.lock(), Path.of("/dev/full"));
        for (int i = 0; i < 2; i++) {
            assertThrows(IOException.class, () -> RunLock.take(files), "try " + i);
        }
        assertFalse(RunLock.isTaken(files));
        Files.delete(files.lock());
        RunLock.take(files).close();
    }

    @Test
    void aRunIsTakenAsLongAsItsLockIsHeld() throws IOException {
        LogFiles files = () -> directory;
        assertFalse(RunLock.isTaken(files));
        try (RunLock lock = RunLock.take(files)) {
            lock.requireHeld();
            assertTrue(RunLock.isTaken(files));
        }
        assertFalse(RunLock.isTaken(files));
        assertEquals(0, Files.size(files.lock()));
    }
}

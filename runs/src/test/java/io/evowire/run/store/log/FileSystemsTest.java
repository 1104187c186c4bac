package io.evowire.run.store.log;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSystemsTest {

    @ParameterizedTest
    @ValueSource(strings = {"nfs", "nfs4", "cifs", "SMB3", "fuse.sshfs", "ceph", "9p"})
    void networkFileSystemsAreKnownByTheirType(String type) {
        assertTrue(FileSystems.isRemote(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ext4", "xfs", "btrfs", "tmpfs", "overlay", "apfs", "NTFS"})
    void localOnesAreNotRefused(String type) {
        assertFalse(FileSystems.isRemote(type));
    }

    @Test
    void aTemporaryFolderIsLocal(@TempDir Path directory) {
        assertDoesNotThrow(() -> FileSystems.requireLocal(() -> directory));
    }
}

package io.evowire.run.store.log;

import io.evowire.run.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Set;

/** Which file systems a run may live on. */
public final class FileSystems {

    private static final Set<String> REMOTE = Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3",
            "smbfs", "afs", "ncpfs", "9p", "ceph", "glusterfs", "fuse.glusterfs", "fuse.sshfs",
            "lustre", "webdav", "afpfs");

    private FileSystems() {}

    /**
     * Refuses to write to a run on a network file system: locks and the write-ahead log of the
     * database are not reliable there.
     */
    public static void requireLocal(LogFiles files) {
        String type;
        try {
            type = Files.getFileStore(files.directory()).type();
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
        if (isRemote(type)) {
            throw new UserException("""
                    %s is on a network file system (%s), where locks and the database's log are \
                    not reliable. Choose another --out, or move the run to a local disk."""
                    .formatted(files.directory(), type));
        }
    }

    static boolean isRemote(String type) {
        return REMOTE.contains(type.toLowerCase(Locale.ROOT));
    }
}

package io.evowire.run.store;

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
     * Refuses a directory on a network file system: locks and the write-ahead log of the database
     * are not reliable there.
     */
    public static void requireLocal(RunFiles files) throws IOException {
        String type = Files.getFileStore(files.directory()).type();
        if (isRemote(type)) {
            throw new UserException(
                    """
                            %s is on a network file system (%s), where locks and the database's log are not \
                            reliable. Choose a local directory with --out and copy the run when it stands."""
                            .formatted(files.directory(), type));
        }
    }

    static boolean isRemote(String type) {
        return REMOTE.contains(type.toLowerCase(Locale.ROOT));
    }
}

package io.evowire.run.system;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why reading or writing failed, in words: what Java says is often the file's name alone. */
public final class IoReason {

    private IoReason() {}

    /** The reason without the name of the file, such as {@code there is no such file}. */
    public static String of(IOException fault) {
        return switch (fault) {
            case NoSuchFileException missing -> "there is no such file";
            case NotDirectoryException file -> "it is not a folder";
            case AccessDeniedException denied -> "this user has no permission";
            case FileAlreadyExistsException there -> "it is there already";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            case CharacterCodingException binary -> "it is not UTF-8 text";
            default -> fault.getMessage() == null
                    ? fault.getClass().getSimpleName()
                    : fault.getMessage();
        };
    }

    /** The reason after the name of the file, where that is known. */
    public static String withFile(IOException fault) {
        return fault instanceof FileSystemException named && named.getFile() != null
                ? named.getFile() + ": " + of(fault)
                : of(fault);
    }
}

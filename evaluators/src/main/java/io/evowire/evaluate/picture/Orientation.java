package io.evowire.evaluate.picture;

import java.util.Locale;

/** Which side of a picture is up. */
public enum Orientation {
    /** As its pixels lie in the file. */
    STORED,
    /** As its EXIF data say, which is how viewers show photos of phones and cameras. */
    EXIF;

    /** As in a SPEC: {@code stored} or {@code exif}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

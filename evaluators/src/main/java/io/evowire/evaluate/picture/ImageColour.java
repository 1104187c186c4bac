package io.evowire.evaluate.picture;

import java.util.Locale;

/** What is kept of a picture's colour. */
public enum ImageColour {
    /** Red, green and blue: 3 channels. */
    RGB(3),
    /** Luma as in ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B: 1 channel. */
    GREY(1);

    private final int channels;

    ImageColour(int channels) {
        this.channels = channels;
    }

    /** Number of channels C. */
    public int channels() {
        return channels;
    }

    /** As in a SPEC: {@code rgb} or {@code grey}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

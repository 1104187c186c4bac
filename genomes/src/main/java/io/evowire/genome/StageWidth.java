package io.evowire.genome;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How wide a stage is: a number of channels, or a multiple of what comes before it. */
public sealed interface StageWidth {

    /**
     * Channels of the stage.
     *
     * @param before channels of the stage before, or of the stem
     * @param listed widths that stages may have, ascending, at least one
     */
    int channels(int before, List<Integer> listed);

    /** As in a genome: {@code 32}, or {@code x1.5}. */
    String notation();

    /**
     * A number of channels.
     *
     * @param channels at least 1
     */
    record Channels(int channels) implements StageWidth {

        @Override
        public int channels(int before, List<Integer> listed) {
            return channels;
        }

        @Override
        public String notation() {
            return Integer.toString(channels);
        }
    }

    /**
     * A multiple of the width before, rounded to the nearest width that stages may have; of two the
     * smaller.
     *
     * @param ratio above 0
     */
    record Ratio(double ratio) implements StageWidth {

        public Ratio {
            if (!(ratio > 0 && Double.isFinite(ratio))) {
                throw new IllegalArgumentException(
                        "The ratio of two widths must be above 0, not %s.".formatted(ratio));
            }
        }

        @Override
        public int channels(int before, List<Integer> listed) {
            return listed.stream()
                    .min(Comparator.comparingDouble(width -> Math.abs(width - ratio * before)))
                    .orElseThrow();
        }

        @Override
        public String notation() {
            return "x" + (ratio == Math.rint(ratio)
                    ? String.format(Locale.ROOT, "%.0f", ratio)
                    : Double.toString(ratio));
        }
    }

    /**
     * Reads what {@link #notation()} writes.
     *
     * @throws IllegalArgumentException if the text is no width
     */
    static StageWidth parse(String text) {
        return text.startsWith("x")
                ? new Ratio(Double.parseDouble(text.substring(1)))
                : new Channels(Integer.parseInt(text));
    }
}

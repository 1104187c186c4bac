package io.evowire.evaluate.data;

import io.evowire.core.text.Sha256;
import io.evowire.evaluate.cache.UserCache;
import io.evowire.evaluate.data.PictureSurvey.Size;
import io.evowire.evaluate.picture.Orientation;
import io.evowire.evaluate.picture.Picture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the pictures of a folder are before they are scaled, kept in the user's cache, so that
 * nobody decodes them for that again. The file's name is the SHA-256 of all that the result depends
 * on; a file that is damaged or cannot be written costs time and nothing else.
 *
 * @param file where this is kept
 */
record PictureFacts(Path file) {

    /** How the names of these files end. */
    static final String SUFFIX = ".facts";

    private static final String FORMAT = "evowire-facts/1";
    private static final String UNREADABLE = "?";

    /**
     * A picture.
     *
     * @param size width and height with the picture's top up
     * @param grey whether it has no colour
     */
    record Fact(Size size, boolean grey) {

        static Fact of(Picture picture) {
            return new Fact(new Size(picture.width(), picture.height()), picture.isGrey());
        }
    }

    static PictureFacts of(Path folder, Orientation orientation, List<Path> files) {
        return new PictureFacts(UserCache.folder().resolve(Sha256.hex(FORMAT + '\n' + orientation
                + PictureCache.key(folder, files)) + SUFFIX));
    }

    /** Whether no picture that could be read has colour. */
    static boolean areGrey(List<@Nullable Fact> facts) {
        return facts.stream().allMatch(fact -> fact == null || fact.grey());
    }

    /** What was kept, in the order of the files; null where one cannot be read. */
    Optional<List<@Nullable Fact>> read() {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> facts = lines.subList(1, lines.size());
            return lines.getFirst().equals(head(facts))
                    ? Optional.of(parsed(facts))
                    : Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // a damaged file can say anything; the pictures are there
        }
    }

    private static List<@Nullable Fact> parsed(List<String> lines) {
        List<@Nullable Fact> facts = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            facts.add(line.equals(UNREADABLE)
                    ? null
                    : new Fact(new Size(Integer.parseInt(words[0]), Integer.parseInt(words[1])),
                            Boolean.parseBoolean(words[2])));
        }
        return facts;
    }

    private static String head(List<String> lines) {
        return FORMAT + " " + Sha256.hex(String.join("\n", lines));
    }

    /** Keeps these, unless there are too many that cannot be read. */
    void write(List<@Nullable Fact> facts) {
        List<String> lines = new ArrayList<>();
        for (Fact fact : facts) {
            lines.add(fact == null
                    ? UNREADABLE
                    : "%d %d %s".formatted(fact.size().width(), fact.size().height(),
                            fact.grey()));
        }
        int unreadable = (int) lines.stream().filter(UNREADABLE::equals).count();
        if (Pictures.areTooMany(unreadable, lines.size())) {
            return;
        }
        String text = head(lines) + "\n" + String.join("\n", lines);
        try {
            UserCache.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | RuntimeException e) {
            // the disk may be full, or the home read-only
        }
    }
}

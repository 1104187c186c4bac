package io.evowire.evaluate.data;

import io.evowire.core.text.Sha256;
import io.evowire.evaluate.DataException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A data set for novelty detection. A class is held out, which no search may see; in its place the
 * images of another data set can be the novel ones. So that a search has something to choose by, an
 * inner class plays the novel one for it.
 * <p>
 * What is loaded is what a search sees: all classes but these two to learn and to recognise, and
 * the inner one's images for validation. {@link NovelImages#judged} is what its networks are judged
 * on in the end.
 *
 * @param all      the whole data set
 * @param heldOut  label of the class that is held out; null if the novel images are another data
 *                 set's
 * @param inner    label of the class that is novel to a search
 * @param outliers whose test images are the novel ones; null if a class is held out
 */
public record NoveltySplit(DataSpec all, @Nullable Integer heldOut, int inner,
        @Nullable DataSpec outliers) implements DataSpec {

    static final String KIND = "novelty";
    private static final int PARTS = 2;

    public NoveltySplit {
        if ((heldOut == null) == (outliers == null)) {
            throw new DataException("""
                    Either a class is novel or another data set is: name one of the two, not %s.\
                    """.formatted(heldOut == null ? "none" : "both"));
        }
        if (heldOut != null && heldOut == inner) {
            throw new DataException("""
                    The inner novel class must be another one than the class that is held out, not \
                    %d as well. A search must not see the class that its networks are judged on."""
                    .formatted(inner));
        }
    }

    /** Reads what follows the kind in what {@code toString} gives. */
    static NoveltySplit parse(String text) {
        int colon = text.indexOf(':');
        String[] parts = text.substring(0, Math.max(0, colon)).split(",");
        if (parts.length < PARTS) {
            throw misunderstood(text, null);
        }
        Integer heldOut;
        int inner;
        String outliers;
        try {
            heldOut = parts[0].isEmpty() ? null : Integer.valueOf(parts[0]);
            inner = Integer.parseInt(parts[1]);
            outliers = parts.length == PARTS
                    ? null
                    : URLDecoder.decode(parts[2], StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw misunderstood(text, e);
        }
        return new NoveltySplit(DataSpec.parse(text.substring(colon + 1)), heldOut, inner,
                outliers == null ? null : DataSpec.parse(outliers));
    }

    private static DataException misunderstood(String text, @Nullable Exception cause) {
        return new DataException("""
                %s:%s cannot be understood: it needs a class, an inner class and a data set, \
                such as %s:3,5:mnist-10k.""".formatted(KIND, text, KIND), cause);
    }

    @Override
    public ImageDataset load(Loading loading) {
        return of(all.load(loading), outliers == null ? null : outliers.load(loading));
    }

    /**
     * Splits a data set that was loaded.
     *
     * @param other the outliers, where there are some
     */
    public ImageDataset of(ImageDataset whole, @Nullable ImageDataset other) {
        requireClass(whole, inner);
        if (heldOut != null) {
            requireClass(whole, heldOut);
        }
        Set<Integer> hidden = heldOut == null ? Set.of(inner) : Set.of(inner, heldOut);
        if (whole.classes() - hidden.size() < 2) {
            throw new DataException("""
                    %s has %d classes. Without the novel ones two or more must be left to learn."""
                    .formatted(whole.name(), whole.classes()));
        }
        if (other != null && !other.shape().equals(whole.shape())) {
            throw new DataException("""
                    The outliers %s have images of shape %s, and %s of shape %s. All must have one \
                    shape.""".formatted(other.name(), other.shape(), whole.name(), whole.shape()));
        }
        String mark = Sha256.hex(String.join("\n", "evowire-novelty/1", whole.fingerprint(),
                String.valueOf(heldOut), Integer.toString(inner),
                other == null ? "" : other.fingerprint()));
        Set<Integer> unseen = heldOut == null ? Set.of() : Set.of(heldOut);
        var novel = new NovelImages(
                some(only(whole.validation(), inner), whole, inner, "validation"),
                other != null ? other.name() : whole.classNames().get(heldOut),
                other != null
                        ? other.test()
                        : some(only(whole.test(), heldOut), whole, heldOut, "test"),
                without(unseen, whole, mark, null));
        return without(hidden, whole, mark, novel);
    }

    private static ImageDataset without(Set<Integer> hidden, ImageDataset whole, String mark,
            @Nullable NovelImages novel) {
        List<Integer> kept = IntStream.range(0, whole.classes())
                .filter(label -> !hidden.contains(label)).boxed().toList();
        int[] renamed = new int[ImageDataset.MAX_CLASSES];
        Arrays.fill(renamed, -1);
        for (int label = 0; label < kept.size(); label++) {
            renamed[kept.get(label)] = label;
        }
        String name = hidden.isEmpty()
                ? whole.name()
                : "%s without %s".formatted(whole.name(), hidden.stream().sorted()
                        .map(whole.classNames()::get).collect(Collectors.joining(" and ")));
        return new ImageDataset(name, mark, whole.shape(),
                kept.stream().map(whole.classNames()::get).toList(),
                whole.train().relabelled(renamed), whole.validation().relabelled(renamed),
                whole.test().relabelled(renamed), novel);
    }

    private static ImageSplit only(ImageSplit part, int label) {
        return part.select(IntStream.range(0, part.size())
                .filter(image -> part.label(image) == label).toArray());
    }

    private static ImageSplit some(ImageSplit part, ImageDataset whole, int label, String use) {
        if (part.size() == 0) {
            throw new DataException(
                    """
                            %s has no image of class "%s" (label %d) for %s, so it cannot be \
                            the novel one. Take another class."""
                            .formatted(whole.name(),
                                    whole.classNames().get(label), label, use));
        }
        return part;
    }

    private static void requireClass(ImageDataset whole, int label) {
        if (label < 0 || label >= whole.classes()) {
            throw new DataException("""
                    %s has no class with label %d: labels run from 0 to %d (%s).""".formatted(
                    whole.name(), label, whole.classes() - 1,
                    String.join(", ", whole.classNames())));
        }
    }

    @Override
    public DataSpec placed(UnaryOperator<Path> place) {
        return new NoveltySplit(all.placed(place), heldOut, inner,
                outliers == null ? null : outliers.placed(place));
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(
                List.of(heldOut == null ? "" : heldOut.toString(), Integer.toString(inner)));
        Stream.ofNullable(outliers).map(DataSpec::toString)
                .map(spec -> URLEncoder.encode(spec, StandardCharsets.UTF_8))
                .forEach(parts::add);
        return "%s:%s:%s".formatted(KIND, String.join(",", parts), all);
    }
}

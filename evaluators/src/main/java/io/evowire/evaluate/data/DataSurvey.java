package io.evowire.evaluate.data;

import io.evowire.core.network.TensorShape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person should know of a data set before training on it.
 *
 * @param name          its SPEC, with the folder's own name in place of its path
 * @param fingerprint   SHA-256 of all that training can see of it
 * @param shape         shape of an image, [C, H, W]
 * @param images        all images
 * @param classes       its classes, in the order of their labels
 * @param shared        images of validation or test whose pixels are also in train
 * @param contradicting images whose pixels also stand under another class
 */
public record DataSurvey(String name, String fingerprint, TensorShape shape, Counts images,
        List<ClassCounts> classes, int shared, int contradicting) {

    /** A class is called rare if another one is so many times as large. */
    private static final int IMBALANCE = 10;
    /** With fewer images of a class to train on, a network can hardly learn it. */
    private static final int FEW = 20;
    private static final int NAMED = 5;

    /** Numbers of images in each part. */
    public record Counts(int train, int validation, int test) {

        /** All of them. */
        public int all() {
            return train + validation + test;
        }
    }

    /** A class and its images. */
    public record ClassCounts(String name, Counts images) {}

    public DataSurvey {
        classes = List.copyOf(classes);
    }

    /** Looks at every image. */
    public static DataSurvey of(ImageDataset data) {
        int[] train = data.train().counts();
        int[] validation = data.validation().counts();
        int[] test = data.test().counts();
        List<ClassCounts> classes = new ArrayList<>();
        for (int label = 0; label < data.classes(); label++) {
            classes.add(new ClassCounts(data.classNames().get(label),
                    new Counts(train[label], validation[label], test[label])));
        }
        Map<ByteBuffer, Set<Integer>> labels = new HashMap<>();
        List.of(data.train(), data.validation(), data.test()).forEach(part -> add(part, labels));
        Map<ByteBuffer, Set<Integer>> learned = new HashMap<>();
        add(data.train(), learned);
        return new DataSurvey(data.name(), data.fingerprint(), data.shape(),
                new Counts(data.train().size(), data.validation().size(), data.test().size()),
                classes, in(data.validation(), learned) + in(data.test(), learned),
                contradicting(data, labels));
    }

    private static void add(ImageSplit part, Map<ByteBuffer, Set<Integer>> labels) {
        for (int i = 0; i < part.size(); i++) {
            labels.computeIfAbsent(pixels(part, i), any -> new TreeSet<>()).add(part.label(i));
        }
    }

    private static int in(ImageSplit part, Map<ByteBuffer, Set<Integer>> learned) {
        int found = 0;
        for (int i = 0; i < part.size(); i++) {
            found += learned.containsKey(pixels(part, i)) ? 1 : 0;
        }
        return found;
    }

    private static int contradicting(ImageDataset data, Map<ByteBuffer, Set<Integer>> labels) {
        int found = 0;
        for (ImageSplit part : List.of(data.train(), data.validation(), data.test())) {
            for (int i = 0; i < part.size(); i++) {
                Set<Integer> known = labels.get(pixels(part, i));
                found += known != null && known.size() > 1 ? 1 : 0;
            }
        }
        return found;
    }

    // Equal if the bytes are; the bytes themselves are shared with the data set.
    private static ByteBuffer pixels(ImageSplit part, int image) {
        return ByteBuffer.wrap(part.pixels(), part.offset(image), (int) part.shape().elements());
    }

    /** What is odd, a sentence each; empty if nothing is. */
    public List<String> oddities() {
        List<String> odd = new ArrayList<>();
        List<String> few = classes.stream().filter(each -> each.images().train() < FEW)
                .map(each -> "%s (%d)".formatted(each.name(), each.images().train())).toList();
        if (!few.isEmpty()) {
            odd.add("Fewer than %d images to train on: %s.".formatted(FEW, some(few)));
        }
        int[] sizes = classes.stream().mapToInt(each -> each.images().train()).sorted().toArray();
        if (sizes[sizes.length - 1] >= (long) IMBALANCE * sizes[0]) {
            odd.add(("The largest class has %d images to train on, the smallest %d. Accuracy says "
                    + "little about small classes; the objective balancedAccuracy counts each "
                    + "class the same.")
                    .formatted(sizes[sizes.length - 1], sizes[0]));
        }
        missing("validation", classes.stream().filter(each -> each.images().validation() == 0)
                .map(ClassCounts::name).toList(), odd);
        missing("test", classes.stream().filter(each -> each.images().test() == 0)
                .map(ClassCounts::name).toList(), odd);
        if (shared > 0) {
            odd.add(("Of the %d images for validation and test, %d are also in the training "
                    + "images, pixel by pixel. Accuracies will be too high.").formatted(
                            images.validation() + images.test(), shared));
        }
        if (contradicting > 0) {
            odd.add("%d images belong to two or more classes, pixel by pixel."
                    .formatted(contradicting));
        }
        return odd;
    }

    private static void missing(String part, List<String> names, List<String> odd) {
        if (!names.isEmpty()) {
            odd.add("No images for %s: %s. Balanced accuracy there leaves %s out.".formatted(part,
                    some(names), names.size() == 1 ? "it" : "them"));
        }
    }

    private static String some(List<String> names) {
        String first = String.join(", ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() <= NAMED
                ? first
                : first + " and %d more".formatted(
                        names.size() - NAMED);
    }
}

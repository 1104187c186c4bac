package io.evowire.evaluate.data;

import io.evowire.evaluate.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which pictures of a folder are train, validation and test; no picture is opened for it. */
record PictureParts(List<String> classNames, List<LabelledPicture> train,
        List<LabelledPicture> validation, List<LabelledPicture> test) {

    private static final int ONE_IN = 6;
    private static final List<String> VALIDATION = List.of("val", "valid", "validation");
    private static final Set<String> DIVIDED = Set.of("train", "val", "valid", "validation",
            "test");

    /** The files of all parts. */
    List<Path> all() {
        return Stream.of(train, validation, test).flatMap(List::stream)
                .map(LabelledPicture::file).toList();
    }

    static PictureParts of(Path root) {
        Map<String, Path> folders = Folders.folders(root).stream()
                .collect(Collectors.toMap(Folders::name, Function.identity()));
        if (!folders.containsKey("train")
                || DIVIDED.stream().filter(folders::containsKey).count() < 2) {
            return cut(root, null, null);
        }
        if (!DIVIDED.containsAll(folders.keySet())
                || VALIDATION.stream().filter(folders::containsKey).count() > 1) {
            throw new DataException(
                    ("%s has the folders %s. Beside train there may be val (or valid, or "
                            + "validation) and test, but nothing else. Move the others away; "
                            + "or, if each is a class, rename the class train.")
                            .formatted(root, String.join(", ",
                                    folders.keySet().stream().sorted().toList())));
        }
        return cut(folders.get("train"),
                VALIDATION.stream().map(folders::get).filter(Objects::nonNull).findFirst()
                        .orElse(null),
                folders.get("test"));
    }

    private static PictureParts cut(Path trainFolder, @Nullable Path validationFolder,
            @Nullable Path testFolder) {
        List<String> names = classNames(trainFolder);
        List<LabelledPicture> all = dealt(pictures(trainFolder, names));
        String what = "The folder " + trainFolder;
        int validation = validationFolder == null
                ? Stratification.oneIn(ONE_IN, all.size(), what)
                : 0;
        int test = testFolder == null ? Stratification.oneIn(ONE_IN, all.size(), what) : 0;
        int train = all.size() - validation - test;
        return new PictureParts(names, all.subList(0, train),
                validationFolder == null
                        ? all.subList(train, train + validation)
                        : pictures(validationFolder, names),
                testFolder == null
                        ? all.subList(train + validation, all.size())
                        : pictures(testFolder, names));
    }

    private static List<String> classNames(Path folder) {
        List<String> names = Folders.folders(folder).stream().map(Folders::name).toList();
        if (names.size() < 2 || names.size() > ImageDataset.MAX_CLASSES) {
            throw new DataException(
                    ("%s has %d folders, but each class has one and there must be 2 to %d. "
                            + "Name the folder that has the classes' folders.")
                            .formatted(folder, names.size(), ImageDataset.MAX_CLASSES));
        }
        return names;
    }

    private static List<LabelledPicture> pictures(Path folder, List<String> classNames) {
        var pictures = new ArrayList<LabelledPicture>();
        for (Path each : Folders.folders(folder)) {
            int label = classNames.indexOf(Folders.name(each));
            if (label < 0) {
                throw new DataException(
                        ("%s is a class that is not in train. Train has %s. Add it there or "
                                + "move it away.")
                                .formatted(each, String.join(", ", classNames)));
            }
            List<Path> files = Folders.pictures(each);
            files.forEach(file -> pictures.add(new LabelledPicture(file, label)));
        }
        return pictures;
    }

    private static List<LabelledPicture> dealt(List<LabelledPicture> pictures) {
        byte[] labels = new byte[pictures.size()];
        IntStream.range(0, labels.length)
                .forEach(i -> labels[i] = (byte) pictures.get(i).label());
        return Arrays.stream(Stratification.order(labels)).mapToObj(pictures::get).toList();
    }
}

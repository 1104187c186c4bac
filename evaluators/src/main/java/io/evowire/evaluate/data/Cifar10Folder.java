package io.evowire.evaluate.data;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.DataException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * CIFAR-10, the binary version: a folder with {@code data_batch_1.bin} to {@code data_batch_5.bin},
 * {@code test_batch.bin} and, for the names of the classes, maybe {@code batches.meta.txt}. An
 * image is one byte of label and 3,072 of pixels, [3, 32, 32]; a batch has at most 10,000. One in
 * five training images is validation (10,000 of 50,000, as in NAS-Bench-101); the test batch is
 * test.
 *
 * @param folder where the files lie
 * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">Krizhevsky, 2009</a>
 */
public record Cifar10Folder(Path folder) implements DataSpec {

    private static final TensorShape SHAPE = new TensorShape(3, 32, 32);
    private static final int BATCH = 10_000;
    private static final int VALIDATION_ONE_IN = 5;
    private static final List<String> CLASSES = List.of("airplane", "automobile", "bird", "cat",
            "deer", "dog", "frog", "horse", "ship", "truck");

    @Override
    public ImageDataset load(Loading loading) {
        Folders.check(folder);
        ImageSplit learn = read(IntStream.rangeClosed(1, 5).mapToObj("data_batch_%d.bin"::formatted)
                .toList());
        ImageSplit test = read(List.of("test_batch.bin"));
        int validation = Stratification.oneIn(VALIDATION_ONE_IN, learn.size(), toString());
        List<ImageSplit> parts = Stratification.cut(learn, learn.size() - validation, validation);
        return ImageDataset.of("cifar10:" + Folders.name(folder), classNames(), parts.get(0),
                parts.get(1), test);
    }

    private ImageSplit read(List<String> names) {
        List<DataFile> files = names.stream().map(name -> DataFile.find(folder, name)).toList();
        var labels = new ByteArrayOutputStream();
        var pixels = new ByteArrayOutputStream();
        files.forEach(file -> append(file, labels, pixels));
        return new ImageSplit(SHAPE, pixels.toByteArray(), labels.toByteArray());
    }

    private static void append(DataFile file, ByteArrayOutputStream labels,
            ByteArrayOutputStream pixels) {
        int each = 1 + (int) SHAPE.elements();
        byte[] records = file.read(in -> in.readNBytes(BATCH * each));
        if (records.length == 0 || records.length % each != 0) {
            throw file.damaged(
                    "its %,d bytes are not a whole number of images of %,d bytes, 1 or more"
                            .formatted(records.length, each),
                    null);
        }
        for (int at = 0; at < records.length; at += each) {
            if ((records[at] & 0xff) >= CLASSES.size()) {
                throw file.damaged("image %,d has label %d, but labels run from 0 to %d".formatted(
                        at / each, records[at] & 0xff, CLASSES.size() - 1), null);
            }
            labels.write(records[at]);
            pixels.write(records, at + 1, each - 1);
        }
    }

    private List<String> classNames() {
        Path meta = folder.resolve("batches.meta.txt");
        if (!Files.exists(meta)) {
            return CLASSES;
        }
        String text = DataFile.of(meta)
                .read(in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
        List<String> names = Arrays.stream(text.split("\\R")).map(String::strip)
                .filter(line -> !line.isEmpty()).toList();
        if (names.size() != CLASSES.size()) {
            throw new DataException(
                    "%s has %d lines with a name; %d are expected. Correct or remove it."
                            .formatted(meta, names.size(), CLASSES.size()));
        }
        return names;
    }

    @Override
    public DataSpec placed(UnaryOperator<Path> place) {
        return new Cifar10Folder(place.apply(folder));
    }

    @Override
    public String toString() {
        return "cifar10:" + folder;
    }
}

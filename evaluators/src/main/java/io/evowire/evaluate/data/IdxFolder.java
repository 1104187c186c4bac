package io.evowire.evaluate.data;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * MNIST and its successors: a folder with {@code train-images-idx3-ubyte},
 * {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte} and
 * {@code t10k-labels-idx1-ubyte}, each as it is or gzipped, also in the spelling
 * {@code train-images.idx3-ubyte}. One in six training images is validation (10,000 of MNIST's
 * 60,000); the t10k files are test. There are as many classes as labels in the training file, and
 * their names are numbers.
 *
 * @param folder where the files lie
 */
public record IdxFolder(Path folder) implements DataSpec {

    private static final int VALIDATION_ONE_IN = 6;

    @Override
    public ImageDataset load(Loading loading) {
        Folders.check(folder);
        ImageSplit learn = read("train");
        ImageSplit test = read("t10k");
        int validation = Stratification.oneIn(VALIDATION_ONE_IN, learn.size(), toString());
        List<ImageSplit> parts = Stratification.cut(learn, learn.size() - validation, validation);
        return ImageDataset.of("idx:" + Folders.name(folder), Mnist10k.digits(learn.maxLabel() + 1),
                parts.get(0), parts.get(1), test);
    }

    private ImageSplit read(String part) {
        return IdxImages.read(
                DataFile.find(folder, part + "-images-idx3-ubyte", part + "-images.idx3-ubyte"),
                DataFile.find(folder, part + "-labels-idx1-ubyte", part + "-labels.idx1-ubyte"));
    }

    @Override
    public DataSpec placed(UnaryOperator<Path> place) {
        return new IdxFolder(place.apply(folder));
    }

    @Override
    public String toString() {
        return "idx:" + folder;
    }
}

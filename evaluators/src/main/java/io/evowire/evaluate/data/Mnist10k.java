package io.evowire.evaluate.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The 10,000 images of MNIST's test file, shipped with the program: 7,000 to train on, 1,500 for
 * validation, 1,500 for test, each with every digit in proportion. Numbers reached with it are not
 * those of MNIST, whose 60,000 training images {@link IdxFolder} reads.
 *
 * @see <a href="https://doi.org/10.1109/5.726791">LeCun et al., Proc. IEEE 86 (1998)</a>
 */
public record Mnist10k() implements DataSpec {

    private static final int TRAIN = 7_000;
    private static final int VALIDATION = 1_500;
    private static final int TEST = 1_500;

    @Override
    public ImageDataset load(Loading loading) {
        List<ImageSplit> parts = Stratification.cut(images(), TRAIN, VALIDATION, TEST);
        return ImageDataset.of(toString(), digits(10), parts.get(0), parts.get(1), parts.get(2));
    }

    /** In the order of the file. */
    static ImageSplit images() {
        return IdxImages.read(DataFile.embedded("t10k-images-idx3-ubyte.gz"),
                DataFile.embedded("t10k-labels-idx1-ubyte.gz"));
    }

    /** Names of classes that have only a number. */
    static List<String> digits(int classes) {
        return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }

    @Override
    public String toString() {
        return "mnist-10k";
    }
}

package io.evowire.evaluate.data;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.DataException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which images a search uses: what {@code --data SPEC} says.
 * <p>
 * A SPEC is a kind, a colon and a folder; everything after the first colon belongs to the folder,
 * so spaces and colons need no escape. Options of {@code images:} follow the folder's last
 * {@code ?} and are separated by commas, so that the shell wants few quotes. A folder with a
 * {@code ?} in its name needs an option behind it.
 */
public sealed interface DataSpec permits Mnist10k, IdxFolder, Cifar10Folder, ImageFolder,
        NoveltySplit {

    /** What a SPEC may be, one form a line. */
    String FORMS = """
              mnist-10k                            10,000 real MNIST digits, embedded
              idx:DIR                              MNIST, Fashion-MNIST... in IDX files (or .gz)
              cifar10:DIR                          CIFAR-10, the binary version
              images:DIR[?size=N,colour=rgb|grey]  one folder of pictures per class
            """;

    /**
     * Reads a SPEC as it stands in a run or on the disk; {@code toString} of the result gives an
     * equal SPEC back, with every option written out. What lies in the folder does not matter: an
     * option that is missing has the value that it had before there were options.
     *
     * @throws DataException if it is none; the message lists {@link #FORMS}
     */
    static DataSpec parse(String spec) {
        return new SpecParser(spec).parse();
    }

    /**
     * Reads a SPEC as a person types it: options that are missing are chosen to fit the files that
     * are there.
     *
     * @throws DataException if it is none, or its files cannot be read
     */
    static DataSpec fitting(String spec, Loading loading) {
        return new SpecParser(spec).fitting(loading);
    }

    /**
     * Reads a SPEC as a person types it: options that are missing are chosen so that images have a
     * shape.
     *
     * @param shape [C, H, W]
     * @throws DataException if it is none
     */
    static DataSpec fitting(String spec, TensorShape shape) {
        return new SpecParser(spec).fitting(shape);
    }

    /**
     * Reads the images into memory, each time it is called: load once per process and keep the
     * result.
     *
     * @throws DataException if files are missing, damaged or do not fit together
     */
    default ImageDataset load() {
        return load(Loading.SILENT);
    }

    /** The same, told how it goes on. */
    ImageDataset load(Loading loading);

    /**
     * What the files of pictures are, before they are scaled; empty where there are none. Takes as
     * long as loading them.
     */
    default Optional<PictureSurvey> pictures(Loading loading) {
        return Optional.empty();
    }

    /**
     * The same data in another folder: as a person typed it, with this one's options where it has
     * none.
     *
     * @param spec the SPEC that was typed
     * @throws DataException if it is none
     */
    default DataSpec moved(String spec) {
        return parse(spec);
    }

    /**
     * The same data where its folders have other paths, as on another machine.
     *
     * @param place from a folder of this to where it is
     */
    default DataSpec placed(UnaryOperator<Path> place) {
        return this;
    }

}

package io.evowire.evaluate.data;

/**
 * Which images a search uses: what {@code --data SPEC} says.
 * <p>
 * A SPEC is a kind, a colon and a folder; everything after the first colon belongs to the folder,
 * so spaces and colons need no escape. Options of {@code images:} follow the folder's last
 * {@code ?} and are separated by commas, so that the shell wants few quotes. A folder with a
 * {@code ?} in its name needs an option behind it.
 */
public sealed interface DataSpec permits Mnist10k, IdxFolder, Cifar10Folder, ImageFolder {

    /** What a SPEC may be, one form a line. */
    String FORMS = """
              mnist-10k                            10,000 real MNIST digits, embedded
              idx:DIR                              MNIST, Fashion-MNIST... in IDX files (or .gz)
              cifar10:DIR                          CIFAR-10, the binary version
              images:DIR[?size=64,colour=rgb|grey] one folder per class, PNG or JPEG
            """;

    /**
     * Reads a SPEC; {@code toString} of the result gives an equal SPEC back, with every option
     * written out.
     *
     * @throws DataException if it is none; the message lists {@link #FORMS}
     */
    static DataSpec parse(String spec) {
        return new SpecParser(spec).parse();
    }

    /**
     * Reads the images into memory, each time it is called: load once per process and keep the
     * result.
     *
     * @throws DataException if files are missing, damaged or do not fit together
     */
    ImageDataset load();
}

package io.evowire.run.cli;

import io.evowire.core.wann.Activation;
import io.evowire.core.wann.SparseNetwork;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.run.UserException;
import io.evowire.run.console.Commentary;
import io.evowire.run.console.DataProgress;
import io.evowire.run.wann.NetworkInput;
import io.evowire.run.wann.WannData;
import io.evowire.run.wann.WannFiles;
import io.evowire.run.wann.WannHistory;
import io.evowire.run.wann.WannModel;
import io.evowire.run.wann.WannSearch;
import io.evowire.run.wann.WannSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * A weight agnostic network and the images that it reads: the best one of a search, or one of a
 * file, which reads the images of a search or of a data set.
 */
final class WannSource {

    private static final int SIDE = 16;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "Directory of the search.")
    private @Nullable Path directory;

    @Option(names = "--network", paramLabel = "FILE",
            description = """
                    Another network in place of the search's best: evowire-wann/1 (.json), a \
                    matrix of the authors' programs (.out), or a matrix of layers (.csv).""")
    private @Nullable Path network;

    @Option(names = "--data", paramLabel = "SPEC",
            description = """
                    With DIR: where the data set is now, if it was moved. Without: the images that \
                    FILE reads.""")
    private @Nullable String data;

    @Option(names = "--size", paramLabel = "N",
            description = "Without DIR: pixels of an image's side (default: 16).")
    private @Nullable Integer size;

    @Option(names = "--hidden", paramLabel = "NAME", defaultValue = "relu",
            description = "Of a matrix of layers: what its hidden nodes do (default: relu).")
    private String hidden = "";

    private @Nullable WannHistory read;

    /** A data set, as it is and as these networks see it. */
    record Images(ImageDataset set, WannData prepared) {}

    /** Whether it is the best network of a search, in which something can be recorded. */
    boolean isChampion() {
        return directory != null && network == null;
    }

    /** Whether it is told only by its file. */
    boolean isFileAlone() {
        return directory == null && data == null && network != null;
    }

    /** The files of the search. */
    WannFiles files() {
        if (directory == null) {
            throw new UserException(
                    "Give the directory of a search, or --network FILE together with --data SPEC.");
        }
        return new WannFiles(directory);
    }

    /** What the search had recorded when this was first asked. */
    WannHistory history() {
        if (read == null) {
            read = WannSearch.read(files());
        }
        return read;
    }

    /** Loads the images. */
    Images images(Commentary commentary) {
        if (directory == null) {
            if (network == null || data == null) {
                files(); // says what lacks
            }
            int side = size == null ? SIDE : size;
            if (side < WannSettings.MIN_SIDE || side > WannSettings.MAX_SIDE) {
                throw new UserException("--size must be from %d to %d, not %d."
                        .formatted(WannSettings.MIN_SIDE, WannSettings.MAX_SIDE, side));
            }
            ImageDataset set = DataProgress.load(DataProgress.fitting(String.valueOf(data),
                    commentary), commentary);
            return new Images(set, WannData.of(set, side));
        }
        if (size != null) {
            throw new UserException(
                    "--size is given by the search in %s; leave it out.".formatted(directory));
        }
        WannHistory history = history();
        ImageDataset set = WannOptions.images(history, data, commentary);
        return new Images(set, WannData.of(set, history.record()));
    }

    /** The network, whose weights are those of the best training if it is a champion's. */
    WannModel model(Images images) {
        if (network != null) {
            return NetworkInput.read(network, images.prepared().search().inputs(),
                    images.set().classes(), activation());
        }
        return champion();
    }

    /** The best network of the search. */
    private WannModel champion() {
        return history().best(files());
    }

    /** The wiring alone: the weights of a champion's training are not read. */
    SparseNetwork wiring(Images images) {
        return network == null
                ? history().required(files()).value()
                : model(images).network();
    }

    /**
     * The network where no images are needed: that of the search, or of a file that says all.
     *
     * @param trained whether a champion's weights are to be read, too
     */
    WannModel modelAlone(boolean trained) {
        return network != null
                ? NetworkInput.read(network)
                : trained ? champion() : WannModel.of(history().required(files()).value());
    }

    private Activation activation() {
        return Activation.ofSpelling(hidden).orElseThrow(() -> new UserException(
                "--hidden: there is no '%s', but: %s.".formatted(hidden,
                        Arrays.stream(Activation.values()).map(Activation::spelling)
                                .collect(Collectors.joining(", ")))));
    }
}

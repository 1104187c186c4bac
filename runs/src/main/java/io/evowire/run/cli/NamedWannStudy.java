package io.evowire.run.cli;

import io.evowire.evaluate.data.ImageDataset;
import io.evowire.run.config.StudyOptions;
import io.evowire.run.wann.study.WannStudy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A study of weight agnostic networks by its name.
 *
 * @param name  as it is typed
 * @param about what it shows
 * @param arms  what it compares
 * @param dense whether dense networks are trained, too
 */
record NamedWannStudy(String name, String about, List<WannStudy.Arm> arms, boolean dense) {

    private static final String FROM = "Gaier and Ha 2019";
    private static final String PLACE = """
            MNIST: random weight 82.0 %, ensemble 91.6, tuned weight 91.9, trained weights 94.2, \
            with 1,849 connections. The paper trains by PEPG and leaves these questions open.""";

    /** Options that they have. */
    static final List<String> OPTIONS = List.of("--seeds", "--population", "--generations",
            "--epochs");

    /** All that there are. */
    static final List<NamedWannStudy> ALL = List.of(
            new NamedWannStudy("wann",
                    "what back-propagation gives weight agnostic networks, and what PEPG",
                    List.of(WannStudy.NINE), false),
            new NamedWannStudy("wann-relu", "what a search finds that may use ReLU alone",
                    List.of(WannStudy.NINE, WannStudy.RELU), false),
            new NamedWannStudy("wann-activations",
                    "what activations are worth whose gradient vanishes",
                    List.of(WannStudy.NINE, WannStudy.UNSATURATED), false),
            new NamedWannStudy("wann-dense",
                    "what a dense network of as many weights gives, trained the same way",
                    List.of(WannStudy.NINE), true));

    /** The study of this name. */
    static Optional<NamedWannStudy> of(String name) {
        return ALL.stream().filter(study -> study.name().equals(name)).findFirst();
    }

    /** How large they are unless it is said. */
    static StudyOptions usual() {
        WannStudy.Size usual = WannStudy.Size.USUAL;
        return new StudyOptions(null, usual.seeds(), null, null, null, usual.population(),
                usual.generations(), usual.epochs());
    }

    /** The least that they may be. */
    static StudyOptions least() {
        return new StudyOptions(null, 1, null, null, null, 2, 1, 1);
    }

    /** As it is run. */
    WannStudy study(StudyOptions options, String data, ImageDataset images, int threads) {
        return new WannStudy(name, arms, dense, size(options), data, images, threads);
    }

    private static WannStudy.Size size(StudyOptions options) {
        WannStudy.Size usual = WannStudy.Size.USUAL;
        StudyOptions all = options.over(usual());
        return new WannStudy.Size(Objects.requireNonNull(all.seeds()),
                Objects.requireNonNull(all.population()),
                Objects.requireNonNull(all.generations()), Objects.requireNonNull(all.epochs()),
                usual.side(), usual.batch());
    }

    NamedStudy.Entry entry() {
        return new NamedStudy.Entry(name, FROM, about, PLACE);
    }
}

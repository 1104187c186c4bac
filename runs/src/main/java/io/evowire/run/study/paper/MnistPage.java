package io.evowire.run.study.paper;

import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Part.Bar;
import io.evowire.run.study.page.Part.Column;
import io.evowire.run.study.page.Part.Form;
import io.evowire.run.study.page.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wired networks beside those made by hand, and beside what a build of 2021 got. */
public final class MnistPage {

    private static final String WHY = """
            Why the build of 2021 got 54 to 72 % of its wired networks: (1) global pooling took \
            its images for channels last, so that the classifier saw one number of each; (2) every \
            node had one channel, whatever its width was meant to be; (3) of each graph only the \
            first 32 edges were read, of 64 to 135; (4) images were reshaped, not transposed, so \
            that a channel was a stretched third of a digit; (5) batch normalisation went over \
            columns of pixels, and probably never in training mode. Neither its data nor its \
            optimiser is to blame. Here all networks have the same images, split, preprocessing \
            and epochs. Of 10,000 test images, an accuracy of 99.4 % has a standard error of \
            0.08 points of its own.""";

    private static final String SPEED = """
            Networks made by hand are trained in DL4J's stock layers, which are slower than the \
            kernels of wired networks, though oneDNN computes their convolutions: on one core of \
            an AMD EPYC a step of 64 images of 28x28 pixels takes 0.09 s of processor time for \
            TinyCNN, 0.30 s for HandmadeCNN and 3.5 s for AlexNet, but 0.04 and 0.11 s for \
            WS(4, 0.75) at the cost of the first two. So seconds an epoch do not compare \
            architectures.""";

    private MnistPage() {}

    /** What the page of a reading shows. */
    public static List<Section> sections(MnistReading reading) {
        return List.of(Section.of("Wired and made by hand", WHY, chart(reading)),
                Section.of("All numbers", SPEED, table(reading)));
    }

    private static Part chart(MnistReading reading) {
        return new Part.Bars("Accuracy on the test images", "accuracy",
                reading.rows().stream().map(MnistPage::bar).toList(),
                """
                        Medians, with the deviation where no training collapsed. Bars of one \
                        colour have the same multiply-adds.""");
    }

    private static Bar bar(MnistReading.Row row) {
        String network = row.network().equals(row.like())
                ? row.network()
                : row.network() + " as " + row.like();
        return new Bar(row.recipe().equals(MnistStudy.COMMON)
                ? network
                : network + ", " + row.recipe(), row.like(), row.median(),
                row.collapsed() > 0 ? null : row.test().sd());
    }

    private static Part table(MnistReading reading) {
        List<Column> columns = List.of(new Column("Network", Form.TEXT),
                new Column("At the cost of", Form.TEXT), new Column("Recipe", Form.TEXT),
                new Column("Trainings", Form.TEXT), new Column("Collapsed", Form.TEXT),
                new Column("Test, median", Form.PERCENT), new Column("mean", Form.PERCENT),
                new Column("sd", Form.POINTS), new Column("Best", Form.PERCENT),
                new Column("MNIST, 2021", Form.PERCENT), new Column("Validation", Form.PERCENT),
                new Column("sd", Form.POINTS), new Column("sd of graphs", Form.POINTS),
                new Column("of seeds", Form.POINTS), new Column("Multiply-adds", Form.COUNT),
                new Column("Parameters", Form.COUNT), new Column("Epochs", Form.TEXT),
                new Column("Seconds an epoch", Form.DECIMAL));
        return new Part.Table("All trainings, by network", columns,
                reading.rows().stream().map(MnistPage::cells).toList(),
                """
                        Collapsed: trainings that diverged, or stayed below half of the best test \
                        accuracy of all. Those that diverged have no accuracy and are no part of \
                        the means; of those that stayed near chance, a mean tells how many there \
                        are rather than how good the network is: five trainings with 95 % and one \
                        with 10 % have a mean of 81 %, and a median of 95 %. MNIST, 2021: what \
                        that build got, each network trained once, for 100 epochs. Deviations of \
                        graphs and of seeds are of test accuracies.""");
    }

    private static List<@Nullable Object> cells(MnistReading.Row row) {
        return Part.Table.row(row.network(), row.like(), row.recipe(), row.trainings(),
                row.collapsed(), row.median(), row.test().mean(), row.test().sd(), row.best(),
                row.published(), row.validation().mean(), row.validation().sd(), row.graphs(),
                row.seeds(), row.macs(), row.parameters(), row.epochs(), row.secondsAnEpoch());
    }
}

package io.evowire.run.cli;

import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.DataSurvey;
import io.evowire.evaluate.data.DataSurvey.ClassCounts;
import io.evowire.evaluate.data.PictureSurvey;
import io.evowire.run.console.DataProgress;
import io.evowire.run.console.Figures;
import io.evowire.run.console.TextTable;
import io.evowire.run.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a data set. */
@Lasts
@Command(name = "data", mixinStandardHelpOptions = true,
        description = """
                Reads a data set and prints what a search would train on: classes, sizes, colours, \
                the split, and anything odd.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire data images:photos", "  evowire data idx:fashion --json"})
final class DataCommand implements Runnable {

    @Parameters(paramLabel = "SPEC",
            description = "mnist-10k, idx:DIR, cifar10:DIR or images:DIR[?size=N,colour=rgb|grey].")
    private String spec = "";

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Mixin
    private final QuietOption commentary = new QuietOption();

    private record Unreadable(String picture, String reason) {}

    /** @param data the SPEC with all its options, as a run records it */
    private record Result(String data, DataSurvey survey, @Nullable PictureSurvey pictures,
            List<Unreadable> unreadable, List<String> oddities) {}

    @Override
    public void run() {
        DataSpec data = DataProgress.fitting(spec, commentary);
        List<Unreadable> unreadable = new ArrayList<>();
        DataSurvey survey = DataSurvey.of(DataProgress.loadReadable(data, commentary,
                (picture, reason) -> unreadable.add(
                        new Unreadable(picture.toString(), reason))));
        PictureSurvey pictures = DataProgress.pictures(data, commentary).orElse(null);
        List<String> oddities = new ArrayList<>(survey.oddities());
        if (!unreadable.isEmpty()) {
            oddities.add(unreadable(unreadable, survey.images().all()));
        }
        var result = new Result(data.toString(), survey, pictures, unreadable, oddities);
        System.out.print(json ? Json.line(result) + "\n" : text(result));
    }

    private static String unreadable(List<Unreadable> some, int read) {
        return "Of %,d pictures %,d cannot be read%s:%s".formatted(read + some.size(),
                some.size(), some.size() * 100L > read + some.size()
                        ? ", so many that a search would refuse them"
                        : "",
                some.stream().map(each -> "%n  %s: %s".formatted(each.picture(),
                        each.reason())).collect(Collectors.joining()));
    }

    private static String text(Result result) {
        DataSurvey survey = result.survey();
        var text = new StringBuilder();
        line(text, "data", result.data());
        line(text, "shape", "%s, channels x height x width".formatted(survey.shape()));
        line(text, "images", "%,d to train on, %,d for validation, %,d for test".formatted(
                survey.images().train(), survey.images().validation(), survey.images().test()));
        PictureSurvey pictures = result.pictures();
        if (pictures != null) {
            line(text, "files", "%,d pictures, %,d of them grey; %s to %s pixels, median %s"
                    .formatted(pictures.pictures(), pictures.grey(), pictures.smallest(),
                            pictures.largest(), pictures.median()));
        }
        line(text, "fingerprint", survey.fingerprint());
        var table = new TextTable("class", "train", "validation", "test", "share");
        for (ClassCounts each : survey.classes()) {
            table.row(each.name(), "%,d".formatted(each.images().train()),
                    "%,d".formatted(each.images().validation()),
                    "%,d".formatted(each.images().test()),
                    Figures.percent((double) each.images().all() / survey.images().all()));
        }
        text.append('\n').append(table);
        if (!result.oddities().isEmpty()) {
            text.append('\n');
            result.oddities().forEach(odd -> text.append(odd).append('\n'));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("%-12s %s%n".formatted(name, value));
    }
}

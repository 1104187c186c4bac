package io.evowire.run.console;

import io.evowire.core.statistics.Confusion;
import io.evowire.core.statistics.Confusion.Mistake;
import io.evowire.evaluate.Recognition;
import io.evowire.run.json.Spelling;
import io.evowire.run.pick.TestedPick;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How well networks recognise images that they were not trained on, class by class, as people read
 * it.
 */
public final class PickTable {

    private static final int HARDEST = 3;
    private static final int MISTAKES = 3;

    private PickTable() {}

    /** A table of the suggested networks behind an empty line; nothing where none is tested. */
    public static String of(List<TestedPick> picks, List<String> classNames) {
        if (picks.isEmpty()) {
            return "";
        }
        var table = new TextTable("suggested", "trial", "trained for", "accuracy", "balanced",
                "of", "lowest recall");
        for (TestedPick tested : picks) {
            String kind = tested.pick().kind().words();
            int trial = tested.pick().trial();
            tested.recognition().ifPresentOrElse(found -> table.row(kind, trial,
                    trained(tested), Figures.percent(found.confusion().accuracy()),
                    Figures.percent(found.confusion().balancedAccuracy()), images(found),
                    hardest(found.confusion(), classNames)),
                    () -> table.row(kind, trial, "", "", "", "not tested", ""));
        }
        return "\n" + table;
    }

    private static String trained(TestedPick pick) {
        return pick.epochs().isPresent() ? epochs(pick.epochs().getAsInt()) : "as in the search";
    }

    /** So many epochs in words. */
    public static String epochs(int epochs) {
        return epochs == 1 ? "1 epoch" : "%,d epochs".formatted(epochs);
    }

    /** Rows of what a network recognises. */
    public static void rows(Recognition found, List<String> classNames, TextTable table) {
        Confusion confusion = found.confusion();
        table.row("tested", "%s of %s, balanced accuracy %s".formatted(
                Figures.percent(confusion.accuracy()), images(found),
                Figures.percent(confusion.balancedAccuracy())))
                .row("lowest recall", hardest(confusion, classNames));
        if (!confusion.mistakes(1).isEmpty()) {
            table.row("mistakes", mistakes(confusion, classNames));
        }
    }

    private static String images(Recognition found) {
        return "%,d %s images".formatted(found.confusion().images(), Spelling.of(found.of()));
    }

    /** The classes with the lowest recall, such as {@code 8 93.21 %, 5 94.10 %}. */
    public static String hardest(Confusion confusion, List<String> classNames) {
        return confusion.hardest(HARDEST).stream().map(label -> "%s %s".formatted(
                classNames.get(label),
                Figures.percent(confusion.recall(label).orElseThrow())))
                .collect(Collectors.joining(", "));
    }

    private static String mistakes(Confusion confusion, List<String> classNames) {
        return confusion.mistakes(MISTAKES).stream().map(mistake -> words(mistake, classNames))
                .collect(Collectors.joining(", "));
    }

    private static String words(Mistake mistake, List<String> classNames) {
        return "%s as %s (%d)".formatted(classNames.get(mistake.truth()),
                classNames.get(mistake.taken()), mistake.images());
    }
}

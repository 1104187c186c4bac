package io.evowire.run.wann.report;

import io.evowire.evaluate.wann.WannAccuracy;
import io.evowire.run.page.Page;
import io.evowire.run.system.ShellWord;
import io.evowire.run.wann.FrontPoint;
import io.evowire.run.wann.WannFiles;
import io.evowire.run.wann.WannGeneration;
import io.evowire.run.wann.WannHistory;
import io.evowire.run.wann.WannRecord;
import io.evowire.run.wann.WannSession;
import io.evowire.run.wann.WannSummary;
import io.evowire.run.wann.WannTested;
import io.evowire.run.wann.WannTrained;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page of a search says, as values. A pure function of what is recorded.
 *
 * @param written   when, ISO 8601 in UTC
 * @param name      of the search's directory
 * @param word      the name as a word of a shell's command line
 * @param again     the name of a directory to do it again in, as such a word
 * @param data      SPEC of the data set as such a word
 * @param summary   where it stands
 * @param record    what it is bound to
 * @param sessions  the processes that worked on it
 * @param growth    generations, at most so many, evenly, the last one included
 * @param front     scores against sizes in the last generation
 * @param drawing   of the champion
 * @param tested    the champion on the test images
 * @param trainings of the champion
 * @param weights   the shared weights under which a search scores networks
 */
public record WannReport(String written, String name, String word, String again, String data,
        WannSummary summary, WannRecord record, List<WannSession> sessions, List<Growth> growth,
        List<FrontPoint> front, @Nullable WannDrawing drawing, @Nullable WannTested tested,
        List<WannTrained> trainings, List<Float> weights) {

    private static final int POINTS = 500;
    private static final List<String> SCRIPT = List.of("values", "network", "accuracy", "search",
            "frame");

    /**
     * A generation.
     *
     * @param generation        from 1 on
     * @param best              best mean score
     * @param median            median of the mean scores
     * @param connections       of the best network
     * @param hidden            nodes of the best network
     * @param medianConnections median of the numbers of connections
     */
    public record Growth(int generation, double best, double median, int connections, int hidden,
            double medianConnections) {}

    /**
     * The report of a search as it stands.
     *
     * @param running whether a process works on it
     * @param written the time now, ISO 8601 in UTC
     */
    public static WannReport of(WannFiles files, WannHistory history, boolean running,
            String written) {
        String name = files.directory().toAbsolutePath().normalize().getFileName().toString();
        WannSummary summary = WannSummary.of(history, running);
        return new WannReport(written, name, ShellWord.of(name), ShellWord.of(name + "-again"),
                ShellWord.of(history.record().data()), summary, history.record(),
                history.sessions(), growth(history.generations()), summary.front(),
                history.champion().map(champion -> WannDrawing.of(champion.value()))
                        .orElse(null),
                history.tested().orElse(null),
                history.trained().stream().filter(training -> history.champion()
                        .filter(best -> best.generation() == training.champion()).isPresent())
                        .toList(),
                WannAccuracy.WEIGHTS);
    }

    private static List<Growth> growth(List<WannGeneration> generations) {
        int step = Math.max(1, Math.ceilDiv(generations.size(), POINTS));
        List<Growth> growth = new ArrayList<>();
        for (int i = 0; i < generations.size(); i++) {
            if (i % step == 0 || i == generations.size() - 1) {
                WannGeneration told = generations.get(i);
                growth.add(new Growth(told.generation(), told.best(), told.median(),
                        told.connections(), told.hidden(), told.medianConnections()));
            }
        }
        return growth;
    }

    /** The page as one HTML file. */
    public String html() {
        return new Page("EvoWire: " + name, this, WannReport.class, SCRIPT,
                "The same numbers are in generations.csv in the folder of the search.").html();
    }
}

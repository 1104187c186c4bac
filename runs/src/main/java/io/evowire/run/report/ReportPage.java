package io.evowire.run.report;

import io.evowire.run.page.Page;
import java.util.List;

/** The page of a report. */
public final class ReportPage {

    private static final List<String> SCRIPT = List.of("values", "genomes", "wirings", "front",
            "classes", "novelty", "first-screen", "search", "trials", "run", "network", "frame");

    private ReportPage() {}

    /** The page as one HTML file. */
    public static String html(ParetoReport report) {
        return of(report).html();
    }

    /** The page. */
    static Page of(ParetoReport report) {
        return new Page("EvoWire: " + report.run().name(), report, ReportPage.class, SCRIPT,
                "The same numbers are in front.csv and trials.csv in the run’s folder.");
    }
}

package io.evowire.run.wann;

/** The catalogue of what is measured of a search: names as Micrometer has them, and meanings. */
public enum WannMeters {

    GENERATION("evowire.wann.generation", "Last generation that is recorded"),
    GENERATIONS_LEFT("evowire.wann.generations.left", "Generations that the budget still allows"),
    TIME_LEFT("evowire.wann.time.left",
            "Time that the budget still allows; absent where time is not limited"),
    NETWORKS("evowire.wann.networks", "Networks that were scored since this process started"),
    DURATION("evowire.wann.generation.duration",
            "Time that a generation took, until it was recorded"),
    BEST("evowire.wann.score.best",
            "Best mean score of the last generation; NaN before the first"),
    MEDIAN("evowire.wann.score.median",
            "Median of the mean scores of the last generation; NaN before the first"),
    CHAMPION("evowire.wann.score.champion",
            "Score of the champion on the batches for champions; NaN before the first"),
    CONNECTIONS("evowire.wann.connections",
            "Connections of the network with the best mean score in the last generation"),
    FRONT_SIZE("evowire.wann.front.size",
            "Networks of the last generation that no smaller one equals in mean score");

    private final String meter;
    private final String meaning;

    WannMeters(String meter, String meaning) {
        this.meter = meter;
        this.meaning = meaning;
    }

    /** Name in Micrometer; Prometheus sees underscores, and a unit at its end. */
    public String meter() {
        return meter;
    }

    /** What it measures, one sentence. */
    public String meaning() {
        return meaning;
    }
}

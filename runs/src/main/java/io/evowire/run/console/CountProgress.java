package io.evowire.run.console;

/** Progress of things that are done one after the other, on standard error. */
public final class CountProgress implements AutoCloseable {

    private final BarOrLines shown;
    private final String line;
    private final Pace pace;

    /**
     * @param task  names the bar
     * @param line  what a line says of two numbers, such as {@code removed %d of %d nodes}
     * @param paced what the rate counts, such as {@code removals}
     * @param all   how many there will be, or -1 as long as that is not known
     */
    public CountProgress(String task, String line, String paced, long all, Commentary commentary) {
        this.line = line;
        pace = new Pace(paced, 0);
        shown = new BarOrLines(task, all, commentary);
    }

    /** So many are done. */
    public void done(int done, int all) {
        shown.tell(done, all, line.formatted(done, all), pace.words(done, all), done == all);
    }

    @Override
    public void close() {
        shown.close();
    }
}

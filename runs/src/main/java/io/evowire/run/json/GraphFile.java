package io.evowire.run.json;

import io.evowire.core.graph.NamedGraph;

/** Where a run keeps the graphs that people brought: files that are named for their content. */
public final class GraphFile {

    /** The folder in a run's directory. */
    public static final String FOLDER = "graphs";

    private static final String ENDING = ".txt";

    private GraphFile() {}

    /** The file of a graph, from a run's directory, such as {@code graphs/2c26b4....txt}. */
    public static String of(NamedGraph graph) {
        return of(graph.sha256());
    }

    /** The file of the content that has this SHA-256. */
    public static String of(String sha256) {
        return FOLDER + "/" + sha256 + ENDING;
    }
}

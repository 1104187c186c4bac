package io.evowire.run.cli;

import io.evowire.core.graph.NamedGraphs;
import io.evowire.run.config.ConfigReader;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Graphs that a model such as {@code CONNECTOME(worm)} names. */
final class GraphFileOptions {

    @Option(names = "--graphs", paramLabel = "NAME=FILE",
            description = """
                    A graph of your own, for CONNECTOME(NAME): a file with a matrix, or with two \
                    nodes and perhaps a weight in a line. Or NAME="{file: FILE, threshold: 2, \
                    directed: true}". Can be repeated.""")
    private List<String> graphs = new ArrayList<>();

    /** The graphs, read. */
    NamedGraphs read() {
        return ConfigReader.graphs("--graphs", graphs);
    }
}

package io.evowire.run.cli;

import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.ConfigSchema;
import io.evowire.run.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints the default configuration. */
@Command(name = "config", mixinStandardHelpOptions = true,
        description = """
                Prints the default configuration with comments, as a file to start from; or a JSON \
                Schema of it, with which editors complete and check configurations.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire config > search.yaml",
                "  evowire config --schema > evowire.schema.json"})
final class ConfigCommand implements Runnable {

    @Option(names = "--schema", description = "Print a JSON Schema (2020-12) instead.")
    private boolean schema;

    @Override
    public void run() {
        System.out.print(schema
                ? Json.pretty(ConfigSchema.tree()) + "\n"
                : ConfigReader.defaults());
    }
}

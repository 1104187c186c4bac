package io.evowire.run.cli;

import io.evowire.run.config.ConfigReader;
import picocli.CommandLine.Command;

/** Prints the default configuration. */
@Command(name = "config", mixinStandardHelpOptions = true, description = "Prints the default configuration with comments: a file to start from.", footer = {
        "", "Example: evowire config > search.yaml"})
final class ConfigCommand implements Runnable {

    @Override
    public void run() {
        System.out.print(ConfigReader.defaults());
    }
}

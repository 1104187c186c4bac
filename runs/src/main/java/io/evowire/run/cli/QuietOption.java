package io.evowire.run.cli;

import io.evowire.run.console.Commentary;
import picocli.CommandLine.Option;

/** The option that silences everything on standard error but errors. */
final class QuietOption implements Commentary {

    @Option(names = "--quiet", description = "Print only errors on standard error.")
    private boolean quiet;

    @Override
    public boolean quiet() {
        return quiet;
    }
}

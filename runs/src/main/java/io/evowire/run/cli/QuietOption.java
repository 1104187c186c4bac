package io.evowire.run.cli;

import io.evowire.run.console.Commentary;
import picocli.CommandLine.Option;

/** The option that silences everything on standard error but errors. */
final class QuietOption implements Commentary {

    @Option(names = "--quiet", description = "Say nothing on standard error but errors.")
    private boolean quiet;

    @Override
    public boolean quiet() {
        return quiet;
    }
}

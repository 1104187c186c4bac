package io.evowire.run.cli;

import io.evowire.run.system.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, as {@code --version} prints it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[]{"EvoWire " + ProgramVersion.text()};
    }
}

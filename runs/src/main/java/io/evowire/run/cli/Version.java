package io.evowire.run.cli;

import io.evowire.run.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, as {@code --version} prints it. */
final class Version implements IVersionProvider {

    /** Such as {@code 0.1.0}. */
    static String text() {
        return ProgramVersion.text();
    }

    @Override
    public String[] getVersion() {
        return new String[]{"EvoWire " + ProgramVersion.text()};
    }
}

/**
 * The command line: a class for each command, and the options that several share.
 * <p>
 * {@link io.evowire.run.cli.Main} has the list of commands, and gives every error its exit code and
 * sentence.
 */
@NullMarked
package io.evowire.run.cli;

import org.jspecify.annotations.NullMarked;

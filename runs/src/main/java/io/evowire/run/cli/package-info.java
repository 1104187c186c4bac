/**
 * The command line.
 */
@NullMarked
package io.evowire.run.cli;

import org.jspecify.annotations.NullMarked;

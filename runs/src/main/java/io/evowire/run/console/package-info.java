/**
 * What a person reads in a terminal: tables, sentences, bars.
 */
@NullMarked
package io.evowire.run.console;

import org.jspecify.annotations.NullMarked;

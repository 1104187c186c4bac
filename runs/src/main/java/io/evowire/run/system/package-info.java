/**
 * The machine and the program itself: cores, memory, GPUs, signals, versions, reasons of failures.
 */
@NullMarked
package io.evowire.run.system;

import org.jspecify.annotations.NullMarked;

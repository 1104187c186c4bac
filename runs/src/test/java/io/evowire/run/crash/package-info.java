/**
 * What the tests that inject faults have in common: hundreds of processes that start quickly.
 */
@NullMarked
package io.evowire.run.crash;

import org.jspecify.annotations.NullMarked;

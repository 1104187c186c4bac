/**
 * Results handed out: CSV, JSON, network files, DOT.
 */
@NullMarked
package io.evowire.run.export;

import org.jspecify.annotations.NullMarked;

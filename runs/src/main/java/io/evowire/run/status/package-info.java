/**
 * What runs and machines are in now, as values that JSON and text are written from.
 */
@NullMarked
package io.evowire.run.status;

import org.jspecify.annotations.NullMarked;

/**
 * Whether a run's files say what was recorded, and whether its decisions can be repeated.
 */
@NullMarked
package io.evowire.run.verify;

import org.jspecify.annotations.NullMarked;

/**
 * Results handed out: tables and documents of trials, trained models, network files.
 */
@NullMarked
package io.evowire.run.export;

import org.jspecify.annotations.NullMarked;

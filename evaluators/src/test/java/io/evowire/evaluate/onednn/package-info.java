/** The kernels against a slow reference that is itself checked by differences. */
@NullMarked
package io.evowire.evaluate.onednn;

import org.jspecify.annotations.NullMarked;

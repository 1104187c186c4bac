/**
 * The front trained again with other seeds, which tells how much of its accuracy was luck.
 */
@NullMarked
package io.evowire.run.repeat;

import org.jspecify.annotations.NullMarked;

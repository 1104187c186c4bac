/**
 * Training in other processes, which may crash, hang or run out of memory.
 */
@NullMarked
package io.evowire.run.worker;

import org.jspecify.annotations.NullMarked;

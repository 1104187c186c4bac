/** Exact cost of a network, a pure function of its shapes. */
@NullMarked
package io.evowire.core.cost;

import org.jspecify.annotations.NullMarked;

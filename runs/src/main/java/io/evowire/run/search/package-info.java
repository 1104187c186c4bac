/**
 * The search: a pure function of configuration, seed and recorded outcomes.
 */
@NullMarked
package io.evowire.run.search;

import org.jspecify.annotations.NullMarked;

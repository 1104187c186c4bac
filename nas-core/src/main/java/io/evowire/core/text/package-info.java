/**
 * What other chapters do with texts: {@link io.evowire.core.text.Nearest} finds the word that was
 * meant, {@link io.evowire.core.text.Sha256} gives fingerprints.
 */
@NullMarked
package io.evowire.core.text;

import org.jspecify.annotations.NullMarked;

/**
 * Files that save time and nothing else: one that is missing, damaged or cannot be written is made
 * again.
 */
@NullMarked
package io.evowire.evaluate.cache;

import org.jspecify.annotations.NullMarked;

/**
 * JSON and YAML: how values are written and read, and what is said of what cannot be read.
 * <p>
 * {@link io.evowire.run.json.Json} has the two mappers that everything here uses.
 */
@NullMarked
package io.evowire.run.json;

import org.jspecify.annotations.NullMarked;

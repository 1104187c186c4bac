/**
 * Configuration: a YAML file over written-out defaults becomes
 * {@link io.evowire.run.config.SearchConfig}.
 */
@NullMarked
package io.evowire.run.config;

import org.jspecify.annotations.NullMarked;

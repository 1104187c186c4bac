/**
 * The page of a search for weight agnostic networks: its content as values
 * ({@link io.evowire.run.wann.report.WannReport}), and a drawing of its champion.
 */
@NullMarked
package io.evowire.run.wann.report;

import org.jspecify.annotations.NullMarked;

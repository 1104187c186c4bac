/**
 * How good the networks are that searches recommend: trained again from scratch, and judged on
 * images that no search saw.
 * <p>
 * Read {@link io.evowire.run.study.recommended.RecommendedStudy} first.
 */
@NullMarked
package io.evowire.run.study.recommended;

import org.jspecify.annotations.NullMarked;

/**
 * The search for weight agnostic networks as a run on the disk.
 * <p>
 * {@link io.evowire.run.wann.WannSearch} goes from generation to generation. Its log, as that of
 * other runs an append-only chain of events, has what a generation came to and never what a single
 * network did: there are millions. The population lies in a file beside it every some generations;
 * a resume computes the generations since again and compares them with the recorded ones. So a
 * search can be killed at any moment and ends with the same bits.
 * {@link io.evowire.run.wann.WannSummary} tells where a run stands,
 * {@link io.evowire.run.wann.WannVerification} whether it is sound.
 */
@NullMarked
package io.evowire.run.wann;

import org.jspecify.annotations.NullMarked;

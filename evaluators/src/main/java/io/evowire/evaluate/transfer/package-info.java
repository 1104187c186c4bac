/**
 * Pretraining on one data set and fine-tuning on another, of wired networks and of those that were
 * made by hand. Begin with {@link io.evowire.evaluate.transfer.TransferTraining}.
 */
@NullMarked
package io.evowire.evaluate.transfer;

import org.jspecify.annotations.NullMarked;

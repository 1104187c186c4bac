/**
 * What networks are worth on other data than those that they learned from. Begin with
 * {@link io.evowire.run.study.transfer.TransferStudy}.
 */
@NullMarked
package io.evowire.run.study.transfer;

import org.jspecify.annotations.NullMarked;

/**
 * Networks: what evolution decides ({@link io.evowire.core.network.Architecture}), what is trained
 * ({@link io.evowire.core.network.Network}) and the file that holds one
 * ({@link io.evowire.core.network.NetworkFormat}).
 */
@NullMarked
package io.evowire.core.network;

import org.jspecify.annotations.NullMarked;

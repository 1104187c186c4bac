/**
 * Faults injected into the memory of a run: kills at every step to the disk, flipped bits, full
 * disks, long lives. In the order of reading: {@code Coordinator} starts searches that can be killed,
 * {@code Strace} decides where, {@code Survivor} says what must be true afterwards.
 */
@NullMarked
package io.evowire.run.crash.store;

import org.jspecify.annotations.NullMarked;

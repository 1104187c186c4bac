/**
 * Which networks of a front to suggest, and how well these recognise images that the search never
 * used. Read {@link io.evowire.run.pick.Picks} first, then {@link io.evowire.run.pick.PickTests}.
 */
@NullMarked
package io.evowire.run.pick;

import org.jspecify.annotations.NullMarked;

/**
 * Random graphs: the three models of Xie et al. 2019, further ones, and the directed acyclic graphs
 * that they become.
 * <p>
 * Read {@link io.evowire.core.graph.GraphModel} first, then one of its records, then
 * {@link io.evowire.core.graph.Dag}.
 */
@NullMarked
package io.evowire.core.graph;

import org.jspecify.annotations.NullMarked;

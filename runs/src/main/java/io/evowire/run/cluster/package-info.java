/**
 * Training on machines of a cluster. An engine hosts our own worker processes; which one that is,
 * only a package below this one knows, and a program may be built without it. Start with
 * {@link io.evowire.run.cluster.ClusterEngine}.
 */
@NullMarked
package io.evowire.run.cluster;

import org.jspecify.annotations.NullMarked;

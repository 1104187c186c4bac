package io.evowire.run.report;

import io.evowire.core.graph.Dag;
import java.util.Base64;

/**
 * Wirings as short texts, so that thousands of them fit into a page: the node count, a colon, and
 * one bit for each pair of nodes in Base64. The bit of the edge u to v is number v(v-1)/2 + u,
 * lowest bit of the first byte first.
 */
final class WiringCode {

    private WiringCode() {}

    /** The code of a wiring. */
    static String of(Dag wiring) {
        int n = wiring.nodes();
        byte[] bits = new byte[(n * (n - 1) / 2 + 7) / 8];
        wiring.edges().forEach(edge -> {
            int bit = edge.to() * (edge.to() - 1) / 2 + edge.from();
            bits[bit / 8] |= (byte) (1 << bit % 8);
        });
        return n + ":" + Base64.getEncoder().withoutPadding().encodeToString(bits);
    }
}

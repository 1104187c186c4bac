package io.evowire.core.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Directed links between nodes; circles are allowed.
 *
 * @param successors for each node the nodes that it is linked with, ascending
 */
record Links(List<List<Integer>> successors) {

    int nodes() {
        return successors.size();
    }

    private List<List<Integer>> predecessors() {
        List<List<Integer>> predecessors = empty();
        for (int node = 0; node < nodes(); node++) {
            for (int successor : successors.get(node)) {
                predecessors.get(successor).add(node);
            }
        }
        return predecessors;
    }

    private List<List<Integer>> empty() {
        return IntStream.range(0, nodes()).<List<Integer>>mapToObj(node -> new ArrayList<>())
                .toList();
    }

    /**
     * The same nodes in an order that few links run against, without these links: again and again a
     * node without successors goes to the end, one without predecessors to the beginning, or else
     * the one with most successors beyond its predecessors, the first of those.
     */
    Links ordered() {
        List<List<Integer>> predecessors = predecessors();
        int[] in = predecessors.stream().mapToInt(List::size).toArray();
        int[] out = successors.stream().mapToInt(List::size).toArray();
        List<Integer> first = new ArrayList<>();
        LinkedList<Integer> last = new LinkedList<>();
        Set<Integer> left = new TreeSet<>(IntStream.range(0, nodes()).boxed().toList());
        while (!left.isEmpty()) {
            int next = next(left, in, out);
            if (out[next] == 0) {
                last.addFirst(next);
            } else {
                first.add(next);
            }
            left.remove(next);
            successors.get(next).forEach(node -> in[node]--);
            predecessors.get(next).forEach(node -> out[node]--);
        }
        first.addAll(last);
        return inOrder(first);
    }

    private static int next(Set<Integer> left, int[] in, int[] out) {
        int best = -1;
        int source = -1;
        for (int node : left) {
            if (out[node] == 0) {
                return node;
            }
            source = source < 0 && in[node] == 0 ? node : source;
            best = best < 0 || out[node] - in[node] > out[best] - in[best] ? node : best;
        }
        return source < 0 ? best : source;
    }

    private Links inOrder(List<Integer> order) {
        int[] place = new int[nodes()];
        IntStream.range(0, nodes()).forEach(i -> place[order.get(i)] = i);
        return new Links(order.stream().map(node -> successors.get(node).stream()
                .map(successor -> place[successor]).filter(other -> other > place[node]).sorted()
                .toList()).toList());
    }

    /**
     * Without directions, the largest piece that hangs together, the first of those: for each of
     * its nodes its neighbours, ascending. Nodes keep their order.
     */
    List<List<Integer>> largestPiece() {
        List<Set<Integer>> neighbours = IntStream.range(0, nodes())
                .<Set<Integer>>mapToObj(node -> new TreeSet<>(successors.get(node))).toList();
        for (int node = 0; node < nodes(); node++) {
            for (int successor : successors.get(node)) {
                neighbours.get(successor).add(node);
            }
        }
        List<Integer> piece = List.copyOf(largest(neighbours));
        int[] place = new int[nodes()];
        IntStream.range(0, piece.size()).forEach(i -> place[piece.get(i)] = i);
        return piece.stream().map(node -> neighbours.get(node).stream()
                .map(neighbour -> place[neighbour]).toList()).toList();
    }

    private static Set<Integer> largest(List<Set<Integer>> neighbours) {
        boolean[] seen = new boolean[neighbours.size()];
        Set<Integer> largest = new TreeSet<>();
        for (int start = 0; start < neighbours.size(); start++) {
            var piece = new TreeSet<Integer>();
            Deque<Integer> open = new ArrayDeque<>(seen[start] ? List.of() : List.of(start));
            while (!open.isEmpty()) {
                int node = open.pop();
                if (!seen[node]) {
                    seen[node] = true;
                    piece.add(node);
                    open.addAll(neighbours.get(node));
                }
            }
            largest = piece.size() > largest.size() ? piece : largest;
        }
        return largest;
    }
}

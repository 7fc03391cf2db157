package io.throughline.journal;

import java.util.ArrayDeque;
import java.util.Deque;

/** The right edge of a growing log: its complete subtrees from the largest to the smallest. A leaf more makes a new one of two equal ones, and so on. */
public final class LogEdge {
    /** Told of each subtree that becomes complete above the leaves. */
    @FunctionalInterface
    public interface Grown {
        void node(int level, long position, byte[] hash);
    }

    private record Peak(int level, long position, byte[] hash) {}

    private final Deque<Peak> peaks = new ArrayDeque<>();
    private long size;

    static LogEdge at(long size, Merkle.Nodes nodes) {
        var edge = new LogEdge();
        edge.size = size;
        long from = 0;
        for (int level = 62; level >= 0; level--) {
            if ((size >> level & 1) == 0) continue;
            edge.peaks.addLast(new Peak(level, from >> level, nodes.hash(level, from >> level)));
            from += 1L << level;
        }
        return edge;
    }

    public void add(byte[] leafHash, Grown grown) {
        var top = new Peak(0, size++, leafHash);
        while (!peaks.isEmpty() && peaks.peekLast().level == top.level) {
            var left = peaks.removeLast();
            top = new Peak(top.level + 1, left.position >> 1, Merkle.node(left.hash, top.hash));
            grown.node(top.level, top.position, top.hash);
        }
        peaks.addLast(top);
    }

    public long size() {
        return size;
    }

    public byte[] root() {
        byte[] root = null;
        for (var it = peaks.descendingIterator(); it.hasNext(); ) {
            var peak = it.next();
            root = root == null ? peak.hash : Merkle.node(peak.hash, root);
        }
        return root == null ? Merkle.emptyRoot() : root;
    }
}

package io.throughline.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Hashes and proofs of a Merkle log as RFC 6962 (2.1) has them; checked the way RFC 9162 (2.1.3.2, 2.1.4.2) describes. */
public final class Merkle {
    private static final ThreadLocal<MessageDigest> SHA256 = ThreadLocal.withInitial(Merkle::sha256);

    /** Hashes of complete subtrees: level 0 are the leaves. */
    @FunctionalInterface
    public interface Nodes {
        byte[] hash(int level, long position);
    }

    private Merkle() {}

    public static byte[] leaf(byte[] text) {
        var digest = SHA256.get();
        digest.update((byte) 0);
        return digest.digest(text);
    }

    public static byte[] node(byte[] left, byte[] right) {
        var digest = SHA256.get();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    public static byte[] emptyRoot() {
        return SHA256.get().digest();
    }

    public static byte[] root(Nodes nodes, long size) {
        return size == 0 ? emptyRoot() : range(nodes, 0, size);
    }

    /** The audit path of a leaf in the log of that size, from the bottom up. */
    public static List<byte[]> inclusion(Nodes nodes, long leaf, long size) {
        var path = new ArrayList<byte[]>();
        inclusion(nodes, leaf, 0, size, path);
        return path;
    }

    private static void inclusion(Nodes nodes, long leaf, long from, long to, List<byte[]> path) {
        if (to - from == 1) return;
        long middle = from + split(to - from);
        if (leaf < middle) {
            inclusion(nodes, leaf, from, middle, path);
            path.add(range(nodes, middle, to));
        } else {
            inclusion(nodes, leaf, middle, to, path);
            path.add(range(nodes, from, middle));
        }
    }

    /** That the log of {@code before} leaves is the beginning of that of {@code after}. */
    public static List<byte[]> consistency(Nodes nodes, long before, long after) {
        var proof = new ArrayList<byte[]>();
        if (before > 0 && before < after) consistency(nodes, before, 0, after, true, proof);
        return proof;
    }

    private static void consistency(Nodes nodes, long before, long from, long to, boolean whole, List<byte[]> proof) {
        if (before == to) {
            if (!whole) proof.add(range(nodes, from, to));
            return;
        }
        long middle = from + split(to - from);
        if (before <= middle) {
            consistency(nodes, before, from, middle, whole, proof);
            proof.add(range(nodes, middle, to));
        } else {
            consistency(nodes, before, middle, to, false, proof);
            proof.add(range(nodes, from, middle));
        }
    }

    public static boolean isIncluded(byte[] leafHash, long leaf, long size, List<byte[]> path, byte[] root) {
        if (leaf < 0 || leaf >= size) return false;
        long position = leaf;
        long last = size - 1;
        var hash = leafHash;
        for (var sibling : path) {
            if (last == 0) return false;
            if ((position & 1) == 1 || position == last) {
                hash = node(sibling, hash);
                while ((position & 1) == 0 && position != 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, sibling);
            }
            position >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    public static boolean isConsistent(long before, byte[] rootBefore, long after, byte[] rootAfter, List<byte[]> proof) {
        if (before > after) return false;
        if (before == after) return proof.isEmpty() && Arrays.equals(rootBefore, rootAfter);
        if (before == 0) return proof.isEmpty() && Arrays.equals(rootBefore, emptyRoot());
        Iterator<byte[]> steps = proof.iterator();
        boolean power = Long.bitCount(before) == 1;
        if (!power && !steps.hasNext()) return false;
        byte[] old = power ? rootBefore : steps.next();
        byte[] now = old;
        long position = before - 1;
        long last = after - 1;
        while ((position & 1) == 1) {
            position >>= 1;
            last >>= 1;
        }
        while (steps.hasNext()) {
            if (last == 0) return false;
            var step = steps.next();
            if ((position & 1) == 1 || position == last) {
                old = node(step, old);
                now = node(step, now);
                while ((position & 1) == 0 && position != 0) {
                    position >>= 1;
                    last >>= 1;
                }
            } else {
                now = node(now, step);
            }
            position >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(old, rootBefore) && Arrays.equals(now, rootAfter);
    }

    private static byte[] range(Nodes nodes, long from, long to) {
        long size = to - from;
        if (Long.bitCount(size) == 1) return nodes.hash(Long.numberOfTrailingZeros(size), from / size);
        long middle = from + split(size);
        return node(range(nodes, from, middle), range(nodes, middle, to));
    }

    /** The largest power of two below the size. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

package io.throughline.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the known answers of RFC 6962's test vectors, and every proof of every small log. */
class MerkleTests {
    private static final List<String> LEAVES = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final HashMap<String, byte[]> stored = new HashMap<>();
    private final LogEdge edge = new LogEdge();

    @Test
    void hashesLikeTheStandard() {
        assertThat(hex(Merkle.emptyRoot())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        for (int i = 0; i < LEAVES.size(); i++) {
            grow(Merkle.leaf(HexFormat.of().parseHex(LEAVES.get(i))));
            assertThat(hex(edge.root())).isEqualTo(ROOTS.get(i));
            assertThat(hex(Merkle.root(this::node, i + 1))).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    void provesEachLeafAndEachBeginningAndNothingElse() {
        var roots = new ArrayList<byte[]>(List.of(Merkle.emptyRoot()));
        for (int i = 0; i < 40; i++) {
            grow(Merkle.leaf(new byte[] {(byte) i}));
            roots.add(edge.root());
        }
        for (int size = 1; size <= 40; size++) {
            for (int leaf = 0; leaf < size; leaf++) {
                var path = Merkle.inclusion(this::node, leaf, size);
                assertThat(Merkle.isIncluded(Merkle.leaf(new byte[] {(byte) leaf}), leaf, size, path, roots.get(size))).isTrue();
                assertThat(Merkle.isIncluded(Merkle.leaf(new byte[] {99}), leaf, size, path, roots.get(size))).isFalse();
            }
            for (int before = 0; before <= size; before++) {
                var proof = Merkle.consistency(this::node, before, size);
                assertThat(Merkle.isConsistent(before, roots.get(before), size, roots.get(size), proof)).as("%d of %d", before, size).isTrue();
                if (before > 0 && before < size) assertThat(Merkle.isConsistent(before, Merkle.leaf(new byte[] {77}), size, roots.get(size), proof)).isFalse();
            }
            assertThat(hex(LogEdge.at(size, this::node).root())).isEqualTo(hex(roots.get(size)));
        }
    }

    private void grow(byte[] leaf) {
        stored.put("0/" + edge.size(), leaf);
        edge.add(leaf, (level, position, hash) -> stored.put(level + "/" + position, hash));
    }

    private byte[] node(int level, long position) {
        return stored.get(level + "/" + position);
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}

package org.project360.intake.identity;

import java.util.List;
import org.project360.intake.identity.linkage.BlockingKey;

/** A blocking key as it is stored: keyed hashes of the key and of its splits, 0 where there is no split. */
record HashedKey(long k0, long k1, long k2) {

    static HashedKey of(BlockingKey key, Pseudonyms pseudonyms) {
        return new HashedKey(hash(key, 0, pseudonyms), hash(key, 1, pseudonyms), hash(key, 2, pseudonyms));
    }

    static List<HashedKey> of(List<BlockingKey> keys, Pseudonyms pseudonyms) {
        return keys.stream().map(key -> of(key, pseudonyms)).distinct().toList();
    }

    private static long hash(BlockingKey key, int depth, Pseudonyms pseudonyms) {
        if (depth >= key.texts().size()) {
            return 0;
        }
        long hash = pseudonyms.of("block", key.texts().get(depth)).getLeastSignificantBits();
        return hash == 0 ? 1 : hash;
    }
}

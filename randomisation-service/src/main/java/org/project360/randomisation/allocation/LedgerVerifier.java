package org.project360.randomisation.allocation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Walks a ledger from its first row and says where it first fails to hold. Takes each row once, in order of the index. */
final class LedgerVerifier {

    /** A stored row with its two stored hashes; {@code sameAsAllocation}: the allocation table says the same. */
    record Stored(LedgerEntry entry, byte[] previous, byte[] hash, boolean sameAsAllocation) {}

    /** The first place that does not hold. */
    record Break(long index, String what) {}

    private final LedgerHash hash;
    private final Map<String, Long> sequences = new HashMap<>();
    private LedgerHead last = LedgerHead.EMPTY;

    LedgerVerifier(LedgerHash hash) {
        this.hash = hash;
    }

    Optional<Break> next(Stored row) {
        long index = row.entry().index();
        if (index != last.length() + 1) {
            return broken(last.length() + 1, "row missing");
        }
        if (!Arrays.equals(row.previous(), last.hash())) {
            return broken(
                    index, "does not follow the row before it: put here from elsewhere, or its forerunner removed");
        }
        byte[] expected = hash.next(last.hash(), row.entry());
        if (!Arrays.equals(expected, row.hash())) {
            return broken(index, "row altered");
        }
        Long before = sequences.put(row.entry().stratum(), row.entry().sequence());
        if (!ListStratum.follows(
                row.entry().stratum(), before == null ? 0 : before, row.entry().sequence())) {
            return broken(index, "out of sequence in its stratum");
        }
        if (!row.sameAsAllocation()) {
            return broken(index, "the allocation it records is missing or altered");
        }
        last = new LedgerHead(index, expected);
        return Optional.empty();
    }

    /** After the last row: is this the end that was stored? */
    Optional<Break> end(LedgerHead head) {
        if (head.length() > last.length()) {
            return broken(last.length() + 1, "the end of the ledger is missing");
        }
        if (head.length() < last.length()) {
            return broken(head.length() + 1, "rows behind the end of the ledger");
        }
        return Arrays.equals(head.hash(), last.hash())
                ? Optional.empty()
                : broken(last.length(), "not the row that the ledger ended with");
    }

    long rows() {
        return last.length();
    }

    private static Optional<Break> broken(long index, String what) {
        return Optional.of(new Break(index, what));
    }
}

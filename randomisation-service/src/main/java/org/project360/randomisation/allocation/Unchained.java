package org.project360.randomisation.allocation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Ledger rows of allocations that were written back, waiting for a lost draw before them in their stratum. */
final class Unchained {

    private final Map<String, TreeMap<Long, LedgerEntry>> strata = new HashMap<>();

    void add(LedgerEntry row) {
        strata.computeIfAbsent(row.stratum(), stratum -> new TreeMap<>()).put(row.sequence(), row);
    }

    /** Takes the row that holds this place, if one does. */
    @Nullable
    LedgerEntry take(String stratum, long sequence) {
        TreeMap<Long, LedgerEntry> rows = strata.get(stratum);
        return rows == null ? null : rows.remove(sequence);
    }

    Collection<LedgerEntry> rows() {
        List<LedgerEntry> rows = new ArrayList<>();
        strata.values().forEach(stratum -> rows.addAll(stratum.values()));
        return rows;
    }
}

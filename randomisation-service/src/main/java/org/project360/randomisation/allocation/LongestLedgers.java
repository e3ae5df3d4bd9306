package org.project360.randomisation.allocation;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How long this process has seen each trial's ledger: one that is shorter lies in a database that was set back. */
final class LongestLedgers {

    private final Map<UUID, Long> longest = new ConcurrentHashMap<>();
    private final Set<UUID> whole = ConcurrentHashMap.newKeySet();

    /** From now on the ledger counts as whole at this length. */
    void measure(UUID trialId, long length) {
        longest.put(trialId, length);
        whole.add(trialId);
    }

    void grew(UUID trialId, long length) {
        longest.merge(trialId, length, Math::max);
    }

    boolean isShorter(UUID trialId, long length) {
        return length < longest.getOrDefault(trialId, 0L);
    }

    /** Whether the ledger was measured and not found shorter since. */
    boolean isWhole(UUID trialId) {
        return whole.contains(trialId);
    }

    /** Whether a ledger that counted as whole turns out not to be. */
    boolean turnsOutShorter(UUID trialId, long length) {
        return isShorter(trialId, length) && whole.remove(trialId);
    }
}

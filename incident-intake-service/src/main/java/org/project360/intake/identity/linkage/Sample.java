package org.project360.intake.identity.linkage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * Pairs of records to fit from: random ones, which are nearly all of two persons, and the candidates of the blocking, by
 * the pass that found them.
 */
final class Sample {

    /** So many random pairs, but no more than there are. */
    static final int RANDOM_PAIRS = 1_500_000;

    static final int LOOKED_UP = 5_000;
    private static final long SEED = 360;

    private final Comparison comparison;
    private final List<NormalRecord> records;
    private final HouseholdRule rule;
    private final HomeCount home;
    private final Map<String, Patterns> byPass = new HashMap<>();
    private final Patterns candidates;
    private int lookedUp;

    Sample(List<Field> fields, List<NormalRecord> records) {
        this.comparison = new Comparison(fields);
        this.records = records;
        this.rule = new HouseholdRule(fields);
        this.home = new HomeCount(rule);
        this.candidates = new Patterns(fields);
    }

    List<Pattern> randomPairs() {
        Patterns patterns = new Patterns(comparison.fields());
        SplittableRandom random = new SplittableRandom(SEED);
        long pairs = Math.min(RANDOM_PAIRS, records.size() * (records.size() - 1L) / 2);
        for (long i = 0; i < pairs; i++) {
            int a = random.nextInt(records.size());
            int b = random.nextInt(records.size() - 1);
            patterns.add(comparison.levels(records.get(a), records.get(b < a ? b : b + 1)));
        }
        return patterns.list(levels -> false);
    }

    /** Looks up the candidates of some of the records; {@code progress} is told how many are done. */
    void lookUp(IntConsumer progress) {
        InMemoryPersons store = new InMemoryPersons(Integer.MAX_VALUE);
        for (int i = 0; i < records.size(); i++) {
            store.add(new UUID(0, i), new StoredRecord("", records.get(i)));
        }
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < records.size(); i++) {
            if (random.nextInt(records.size()) < LOOKED_UP) {
                lookUp(i, store);
                progress.accept(++lookedUp);
            }
        }
    }

    private void lookUp(int i, InMemoryPersons store) {
        NormalRecord record = records.get(i);
        Map<Integer, Set<String>> passes = new HashMap<>();
        for (BlockingKey key : Blocking.keys(record)) {
            for (LinkedPerson other : store.sharing(List.of(key))) {
                passes.computeIfAbsent((int) other.id().getLeastSignificantBits(), o -> new HashSet<>())
                        .add(key.pass());
            }
        }
        passes.remove(i);
        passes.forEach((other, found) -> {
            Level[] levels = comparison.levels(record, records.get(other));
            home.add(levels);
            candidates.add(levels);
            found.forEach(pass -> byPass.computeIfAbsent(pass, p -> new Patterns(comparison.fields()))
                    .add(levels));
        });
    }

    /** The candidates by the pass that found them; people who only live together are left out. */
    Map<String, List<Pattern>> byPass() {
        Map<String, List<Pattern>> lists = new HashMap<>();
        byPass.forEach((pass, patterns) -> lists.put(pass, patterns.list(this::livesThere)));
        return lists;
    }

    List<Pattern> candidates() {
        return candidates.list(this::livesThere);
    }

    private boolean livesThere(Level[] levels) {
        return home.householdsThere() && rule.certainlyTwo(levels);
    }

    /** How many pairs the records that were looked up make with all others. */
    double pairsLookedUp() {
        return (double) lookedUp * (records.size() - 1);
    }

    Households households() {
        return home.households(pairsLookedUp());
    }
}

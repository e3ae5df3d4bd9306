package org.project360.intake.identity.linkage;

import java.util.List;

/** A record against every record of a person: {@code pairs} in the order of the person's records. */
public record PersonScore(LinkedPerson person, List<PairScore> pairs, double median, double weakest) {

    static PersonScore of(LinkedPerson person, List<PairScore> pairs) {
        double[] bits = pairs.stream().mapToDouble(PairScore::bits).sorted().toArray();
        return new PersonScore(person, pairs, middle(bits), bits[0]);
    }

    /** At least half of the records say that it is another of the household. */
    boolean otherOfHousehold() {
        return 2 * pairs.stream().filter(PairScore::otherOfHousehold).count() >= pairs.size();
    }

    boolean anyOtherOfHousehold() {
        return pairs.stream().anyMatch(PairScore::otherOfHousehold);
    }

    /** The record that agrees best: it explains the decision. */
    public StoredRecord closest() {
        int best = 0;
        for (int i = 1; i < pairs.size(); i++) {
            best = pairs.get(i).bits() > pairs.get(best).bits() ? i : best;
        }
        return person.records().get(best);
    }

    private static double middle(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

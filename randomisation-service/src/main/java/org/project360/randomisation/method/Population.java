package org.project360.randomisation.method;

import java.util.List;

/** Who might come: for each factor the probability of each of its levels. Factors are independent. */
public record Population(List<List<Double>> levels) {

    public Population {
        levels = levels.stream().map(List::copyOf).toList();
    }

    /** The odds of each level of this factor. */
    Odds odds(int factor) {
        return Odds.of(
                levels.get(factor).stream().mapToDouble(Double::doubleValue).toArray());
    }
}

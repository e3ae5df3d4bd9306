package org.project360.randomisation.method;

import java.util.List;
import java.util.Map;

/** A method as a walk over states, from which its exact properties follow. A state has value equality. */
interface Walk<S> {

    /** One way on: the arm drawn, how likely, and the state after it. */
    record Step<S>(int arm, double probability, S next) {}

    Ratio ratio();

    /** Where the walk begins, with probabilities. */
    Map<S, Double> starts();

    /** The ways on; their probabilities sum to 1. */
    List<Step<S>> steps(S state);

    /** What each arm has had, less whole rounds of the ratio. */
    int[] counts(S state);
}

package org.project360.randomisation.method;

/**
 * What a method is worth over a number of subjects.
 *
 * @param guessProbability the expected share of allocations guessed right by the convergence strategy (Blackwell and Hodges
 *     1957): the arm behind, a coin when level; the guesser counts, and knows neither block sizes nor where a block ends
 * @param deterministicShare the expected share of allocations that, given those before and the size of the block, had
 *     probability 1
 * @param imbalanceSd the standard deviation, about the target 0, of the final imbalance; for two arms 1:1 that is
 *     n_A - n_B, otherwise the largest less the smallest of count - expected count
 * @param imbalanceMax the largest imbalance at any time in any run (exact: in any sequence that is possible)
 * @param guessProbabilityError the Monte Carlo standard error of the guess probability; 0 where exact
 */
public record Figures(
        double guessProbability,
        double deterministicShare,
        double imbalanceSd,
        double imbalanceMax,
        double guessProbabilityError) {}

package org.project360.randomisation.method;

/**
 * The biased coin (Efron 1971, Biometrika 58(3), 403-417): when level a fair coin, otherwise the arm behind with
 * probability p. Defined for two arms, 1:1.
 *
 * @param p 1/2 to 1; Efron's own choice is 2/3
 */
public record EfronCoin(Ratio ratio, Probability p) implements CountRule {

    public EfronCoin {
        InvalidMethod.require(
                ratio.isOneToOne(),
                "ratio",
                "Efron's coin is defined for two arms 1:1; for " + ratio
                        + " take minimisation with the biased-coin rule, block-urn, permuted-blocks or simple.");
        InvalidMethod.require(
                2 * p.numerator() >= p.denominator(),
                "p",
                "Efron's p is the probability of the arm behind: at least 1/2, not " + p + ".");
    }

    @Override
    public Odds odds(int[] counts) {
        long behind = p.numerator();
        long ahead = p.denominator() - p.numerator();
        return counts[0] == counts[1]
                ? new Odds(1, 1)
                : counts[0] < counts[1] ? new Odds(behind, ahead) : new Odds(ahead, behind);
    }
}

package org.project360.randomisation.trial;

import java.util.List;
import org.project360.randomisation.method.ArmRule;
import org.project360.randomisation.method.InvalidMethod;
import org.project360.randomisation.method.Measure;
import org.project360.randomisation.method.Minimisation;
import org.project360.randomisation.method.Ratio;

/**
 * How a trial minimises; the weights stand with its factors.
 *
 * @param measure how uneven the arms are within a level
 * @param rule from the order of the arms by imbalance to the probability of each; for unequal ratios {@code BIASED_COIN}
 * @param p what it means depends on the rule: see {@link ArmRule.Kind}
 */
public record Minimising(Measure measure, ArmRule.Kind rule, double p) {

    /** The method with these weights, one for each factor. */
    Minimisation of(Ratio ratio, List<Double> weights) {
        if (measure == null) {
            throw new InvalidMethod("minimisation/measure", "Name a measure: RANGE, SD, VARIANCE or MARGINAL_BALANCE.");
        }
        if (rule == null) {
            throw new InvalidMethod("minimisation/rule", "Name a rule: BEST, RANK or BIASED_COIN.");
        }
        if (!ratio.isEqual() && rule != ArmRule.Kind.BIASED_COIN) {
            throw new InvalidMethod(
                    "minimisation/rule", "For the unequal ratio " + ratio + " only BIASED_COIN is defined.");
        }
        try {
            return new Minimisation(ratio, measure, weights, new ArmRule(rule, p));
        } catch (InvalidMethod e) {
            throw new InvalidMethod("minimisation/" + e.parameter(), String.valueOf(e.getMessage()));
        }
    }
}

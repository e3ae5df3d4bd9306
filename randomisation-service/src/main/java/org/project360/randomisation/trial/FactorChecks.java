package org.project360.randomisation.trial;

import static org.project360.randomisation.trial.TrialDesign.require;

import java.util.List;

/** What must hold of the factors of a design, so that every stratum and every weight is one that can be used. */
final class FactorChecks {

    private FactorChecks() {}

    static void check(List<Factor> factors, TrialDesign.Method method) {
        factors.forEach(FactorChecks::checkNames);
        require(
                factors.stream().map(Factor::name).distinct().count() == factors.size(),
                "factors",
                "A factor is named once.");
        for (int i = 0; i < factors.size(); i++) {
            checkWeight(factors.get(i), "factors/" + i + "/weight", method);
        }
    }

    private static void checkNames(Factor factor) {
        require(
                isPlain(factor.name()) && !factor.name().equals(TrialDesign.EMERGENCY),
                "factors",
                "A factor's name is not blank, has no '|', '=' or line break, and is not 'emergency'.");
        require(!factor.levels().isEmpty(), "factors", "A factor has levels.");
        require(
                factor.levels().stream().allMatch(FactorChecks::isPlain),
                "factors",
                "A level is not blank and has no '|', '=' or line break.");
        require(
                factor.levels().stream().distinct().count() == factor.levels().size(),
                "factors",
                "A level is named once.");
    }

    private static void checkWeight(Factor factor, String pointer, TrialDesign.Method method) {
        Double weight = factor.weight();
        require(
                weight == null || method == TrialDesign.Method.MINIMISATION,
                pointer,
                "Only MINIMISATION takes weights.");
        require(
                weight == null || weight >= 0 && Double.isFinite(weight),
                pointer,
                "A weight is a number of at least 0.");
    }

    private static boolean isPlain(String text) {
        return !text.isBlank() && text.chars().noneMatch(c -> c == '|' || c == '=' || c == '\n');
    }
}

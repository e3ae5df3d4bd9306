package org.project360.randomisation.monitoring;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.allocation.DrawnArms;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialDesign;

/**
 * The trial by arm, for the data monitoring committee. {@code imbalance} is the largest less the smallest, over the arms, of
 * count - expected count: with two arms 1:1 how many more one arm has than the other.
 *
 * @param strata of the design and of emergency lists
 * @param levels of each factor, {@code factor=level}: what minimisation balances, and what strata together should
 */
record Balance(UUID trialId, Trial.State state, int target, Part whole, List<Part> strata, List<Part> levels) {

    /** One stratum, one level, or, without a name, the whole trial. */
    record Part(String name, Map<Arm, Integer> units, double imbalance) {

        @Override
        public String toString() {
            return "Part[" + name + "]";
        }
    }

    static Balance of(Trial trial, List<DrawnArms.Drawn> drawn) {
        TrialDesign design = trial.design();
        Map<String, Map<Arm, Integer>> strata = new TreeMap<>();
        Map<String, Map<Arm, Integer>> levels = new LinkedHashMap<>();
        design.strata().forEach(stratum -> strata.put(stratum, none(design)));
        design.factors()
                .forEach(factor ->
                        factor.levels().forEach(level -> levels.put(level(factor.name(), level), none(design))));
        Map<Arm, Integer> whole = none(design);
        for (DrawnArms.Drawn one : drawn) {
            strata.computeIfAbsent(one.stratum(), stratum -> none(design)).merge(one.arm(), 1, Integer::sum);
            one.covariates()
                    .forEach((factor, level) -> levels.computeIfPresent(level(factor, level), (name, units) -> {
                        units.merge(one.arm(), 1, Integer::sum);
                        return units;
                    }));
            whole.merge(one.arm(), 1, Integer::sum);
        }
        return new Balance(
                trial.id(),
                trial.state(),
                trial.target(),
                part(design, "", whole),
                parts(design, strata),
                parts(design, levels));
    }

    private static String level(String factor, String level) {
        return factor + "=" + level;
    }

    private static List<Part> parts(TrialDesign design, Map<String, Map<Arm, Integer>> counts) {
        return counts.entrySet().stream()
                .map(one -> part(design, one.getKey(), one.getValue()))
                .toList();
    }

    private static Part part(TrialDesign design, String name, Map<Arm, Integer> units) {
        int[] counts = design.arms().stream()
                .mapToInt(share -> units.getOrDefault(share.arm(), 0))
                .toArray();
        return new Part(name, units, design.ratio().imbalance(counts));
    }

    private static Map<Arm, Integer> none(TrialDesign design) {
        Map<Arm, Integer> none = new EnumMap<>(Arm.class);
        design.arms().forEach(share -> none.put(share.arm(), 0));
        return none;
    }

    @Override
    public String toString() {
        return "Balance[" + trialId + "]";
    }
}

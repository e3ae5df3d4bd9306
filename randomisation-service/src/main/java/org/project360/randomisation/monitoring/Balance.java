package org.project360.randomisation.monitoring;

import java.util.EnumMap;
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
 */
record Balance(UUID trialId, Trial.State state, int target, OfStratum whole, List<OfStratum> strata) {

    /** One stratum, or the whole trial. */
    record OfStratum(String stratum, Map<Arm, Integer> units, double imbalance) {

        @Override
        public String toString() {
            return "OfStratum[" + stratum + "]";
        }
    }

    static Balance of(Trial trial, List<DrawnArms.Drawn> drawn) {
        TrialDesign design = trial.design();
        Map<String, Map<Arm, Integer>> strata = new TreeMap<>();
        design.strata().forEach(stratum -> strata.put(stratum, none(design)));
        Map<Arm, Integer> whole = none(design);
        for (DrawnArms.Drawn one : drawn) {
            strata.computeIfAbsent(one.stratum(), stratum -> none(design)).merge(one.arm(), 1, Integer::sum);
            whole.merge(one.arm(), 1, Integer::sum);
        }
        return new Balance(
                trial.id(),
                trial.state(),
                trial.target(),
                of(design, "", whole),
                strata.entrySet().stream()
                        .map(one -> of(design, one.getKey(), one.getValue()))
                        .toList());
    }

    private static OfStratum of(TrialDesign design, String stratum, Map<Arm, Integer> units) {
        double all = units.values().stream().mapToInt(count -> count).sum();
        int parts = design.arms().stream().mapToInt(TrialDesign.ArmShare::ratio).sum();
        double largest = Double.NEGATIVE_INFINITY;
        double smallest = Double.POSITIVE_INFINITY;
        for (TrialDesign.ArmShare share : design.arms()) {
            double excess = units.getOrDefault(share.arm(), 0) - all * share.ratio() / parts;
            largest = Math.max(largest, excess);
            smallest = Math.min(smallest, excess);
        }
        return new OfStratum(stratum, units, largest - smallest);
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

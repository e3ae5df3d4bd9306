package org.project360.randomisation.allocation;

import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialDesign;

/**
 * How much room there is below the ceiling of a trial and those of its arms. A trial without room for one more of each arm
 * has none for anybody: to go on with the other arms would tell whoever is drawn for that hers is not the full one. Not
 * thread-safe.
 */
final class Room {

    private final TrialDesign design;
    private final int ceiling;
    private final int[] byArm;
    private int units;

    /** {@code byArm} are the units of each arm, in the order of the design; unread where no arm has a ceiling. */
    Room(TrialDesign design, int ceiling, int units, int[] byArm) {
        this.design = design;
        this.ceiling = ceiling;
        this.units = units;
        this.byArm = byArm.clone();
    }

    /** Nobody yet. */
    static Room empty(Trial trial) {
        return empty(trial.design(), trial.ceiling());
    }

    /** Nobody yet. */
    static Room empty(TrialDesign design, int ceiling) {
        return new Room(design, ceiling, 0, new int[design.arms().size()]);
    }

    /** Whether so many more units fit, whatever their arms. */
    boolean holds(int more) {
        if (units + more > ceiling) {
            return false;
        }
        for (int arm = 0; arm < design.arms().size(); arm++) {
            Integer most = design.arms().get(arm).ceiling();
            if (most != null && byArm[arm] + more > most) {
                return false;
            }
        }
        return true;
    }

    void take(int arm) {
        units++;
        byArm[arm]++;
    }

    int units() {
        return units;
    }

    /** Redacted: which arm is fuller is nobody's to know. */
    @Override
    public String toString() {
        return "Room[units=" + units + "]";
    }
}

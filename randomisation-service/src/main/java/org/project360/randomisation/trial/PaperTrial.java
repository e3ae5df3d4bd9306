package org.project360.randomisation.trial;

import java.util.UUID;

/** A trial on paper, open and known to no database: to rehearse allocation under a secret of one's own. */
public final class PaperTrial {

    private static final byte[] NO_SECRET = {};
    private static final DesignFigures NO_FIGURES = new DesignFigures(0, 0, 0);

    private PaperTrial() {}

    /** Open, with this target as its ceiling. */
    public static Trial open(UUID id, TrialDesign design, int target) {
        Trial trial = new Trial(id, "paper", 1, design, target);
        trial.validate(NO_FIGURES);
        trial.freeze("system:rehearsal", NO_SECRET, NO_SECRET);
        trial.open();
        return trial;
    }
}

package org.project360.randomisation.trial;

/** Told in the transaction in which a trial moves on, its row locked. */
public interface TrialMoved {

    /** The design is fixed. */
    void frozen(Trial trial);

    /** From now on arms are drawn. */
    void opened(Trial trial);
}

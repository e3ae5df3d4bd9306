package org.project360.randomisation.trial;

/** Told in the transaction in which a trial moves on, its row locked. */
public interface TrialMoved {

    /** Design and secret are fixed. */
    void frozen(Trial trial);

    /** From now on arms are drawn: the trial was opened, or goes on after a pause. */
    void opened(Trial trial);

    /** From now on none is drawn any more. */
    void closed(Trial trial);
}

package org.project360.intake.violation.one;

import org.project360.contracts.randomisation.Arm;
import org.project360.intake.violation.two.Back;

/** Breaks every rule of the architecture on purpose: public, in a cycle, with the arm and a clock of its own. */
public class BadListener {

    Object arm = Arm.CONTROL;
    Object time = java.time.Instant.now();
    Object back = new Back();
    Object foreign = new org.project360.referral.Foreign();
}

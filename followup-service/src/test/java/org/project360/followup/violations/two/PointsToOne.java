package org.project360.followup.violations.two;

import org.project360.followup.violations.evaluation.sealed.Secret;
import org.project360.followup.violations.one.PointsToTwo;

/** Deliberately wrong: the other half of the cycle, and a look at what is sealed. */
public class PointsToOne {

    Class<?> other = PointsToTwo.class;
    Secret secret = new Secret();
}

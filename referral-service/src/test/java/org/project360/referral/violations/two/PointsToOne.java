package org.project360.referral.violations.two;

import org.project360.referral.violations.one.PointsToTwo;

/** Points back. */
public class PointsToOne {

    public PointsToTwo other = new PointsToTwo();
}

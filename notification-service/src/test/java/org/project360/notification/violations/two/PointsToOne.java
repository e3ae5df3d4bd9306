package org.project360.notification.violations.two;

import org.project360.contracts.randomisation.Arm;
import org.project360.notification.violations.one.PointsToTwo;

/** Points back, and knows the arm. */
public class PointsToOne {

    public Arm arm = Arm.CONTROL;
    public PointsToTwo other = new PointsToTwo();
}

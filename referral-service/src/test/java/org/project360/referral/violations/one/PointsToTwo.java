package org.project360.referral.violations.one;

import java.time.Instant;
import org.project360.local.testing.TestInfra;
import org.project360.referral.violations.two.PointsToOne;

/** Points to the other package, to the local stack and to the machine's clock. */
public class PointsToTwo {

    public String all(PointsToOne other) {
        return other + TestInfra.class.getName() + Instant.now();
    }
}

package org.project360.simulator.violation.one;

import org.project360.simulator.violation.two.Back;

public final class There {
    public Back back() {
        return new Back(this);
    }
}

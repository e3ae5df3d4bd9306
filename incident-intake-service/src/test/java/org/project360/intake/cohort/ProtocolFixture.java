package org.project360.intake.cohort;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** The protocol's defaults, of which a test changes what matters to it. */
record ProtocolFixture(
        boolean windowStartInclusive,
        boolean minimumInclusive,
        boolean maximumInclusive,
        LatePolicy lateReports,
        Optional<Set<String>> area)
        implements CohortConfig {

    static final ProtocolFixture DEFAULT = new ProtocolFixture(true, true, true, LatePolicy.ADMIT);

    ProtocolFixture(
            boolean windowStartInclusive, boolean minimumInclusive, boolean maximumInclusive, LatePolicy lateReports) {
        this(windowStartInclusive, minimumInclusive, maximumInclusive, lateReports, Optional.empty());
    }

    @Override
    public int windowDays() {
        return 365;
    }

    @Override
    public int minimumIncidents() {
        return 2;
    }

    @Override
    public int maximumIncidents() {
        return 7;
    }

    @Override
    public int minimumAge() {
        return 16;
    }

    @Override
    public int visibleHighRisk() {
        return 14;
    }

    @Override
    public Duration highRiskCaseFor() {
        return Duration.ofDays(365);
    }

    @Override
    public Duration lateAfter() {
        return Duration.ofHours(24);
    }
}

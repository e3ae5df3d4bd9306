package org.project360.referral.clock;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The steps of a clock and who must act at each; the last one is the breach, which the commissioner reads of too. */
public enum ClockStep {
    HALF(50, "caseworker", false),
    THREE_QUARTERS(75, "team-lead", false),
    NINE_TENTHS(90, "duty-manager", false),
    BREACH(100, "duty-manager", true);

    private final int percent;
    private final String role;
    private final boolean commissionerReport;

    ClockStep(int percent, String role, boolean commissionerReport) {
        this.percent = percent;
        this.role = role;
        this.commissionerReport = commissionerReport;
    }

    public int percent() {
        return percent;
    }

    /** Who is told. */
    public String role() {
        return role;
    }

    public boolean commissionerReport() {
        return commissionerReport;
    }

    /** The kind of the deadline that fires this step. */
    public String kind(CaseClock clock) {
        return clock.name().toLowerCase(Locale.ROOT) + "-" + percent;
    }

    static List<ClockStep> all() {
        return Arrays.asList(values());
    }
}

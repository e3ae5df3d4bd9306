package org.project360.contracts.referral;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step of a referral, for the sealed evaluation schema of followup. {@code percentOfClock} is 50, 75, 90 or 100 on
 * escalation and breach.
 */
public record CaseProgressed(
        UUID referralId,
        UUID personId,
        UUID incidentId,
        UUID trialId,
        Stage stage,
        Instant at,
        @Nullable Integer percentOfClock,
        @Nullable String closureReason,
        @Nullable ExitData exit) {

    /** Steps of a case. */
    public enum Stage {
        OPENED,
        CONTACTED,
        ENGAGED,
        BREACHED,
        ESCALATED,
        CLOSED
    }

    /** What the specialist team records when a case closes; codes only. */
    public record ExitData(
            @Nullable String abuse,
            @Nullable String riskAtExit,
            @Nullable String contactWithPerpetrator,
            @Nullable Boolean willingToReportAgain,
            @Nullable Boolean childrenKnownToServices,
            @Nullable Boolean onwardServiceStarted) {}
}

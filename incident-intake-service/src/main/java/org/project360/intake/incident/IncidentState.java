package org.project360.intake.incident;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.police.Answer;
import org.project360.contracts.police.HighRiskMarker;
import org.project360.contracts.police.IncidentReported;
import org.project360.contracts.police.IncidentType;

/** The state of an incident, without anything personal: that of its highest version. */
record IncidentState(
        int version,
        UUID victimId,
        @Nullable UUID toldVictimId,
        UUID householdId,
        IncidentType type,
        Instant occurredAt,
        Instant reportedAt,
        Instant policeRecordedAt,
        RiskGrade grade,
        int yesAnswers,
        int children,
        boolean noCrime,
        boolean historic,
        boolean test,
        boolean marac) {

    /** The incident counts for {@code victimId}; {@code told} is whom the report told. */
    static IncidentState of(IncidentReported report, UUID told, UUID victimId, UUID householdId, int children) {
        return new IncidentState(
                report.version(),
                victimId,
                told.equals(victimId) ? null : told,
                householdId,
                report.incidentType(),
                report.occurredAt(),
                report.reportedAt(),
                report.recordedAt(),
                report.riskAssessment().highestGrade(),
                yesAnswers(report),
                children,
                report.flags().noCrime(),
                report.flags().historicImport(),
                report.flags().test(),
                report.flags().highRiskMarkers().contains(HighRiskMarker.MARAC));
    }

    private static int yesAnswers(IncidentReported report) {
        Map<String, Answer> answers = report.riskAssessment().answers();
        Collection<Answer> given = answers == null ? java.util.List.of() : answers.values();
        return (int) given.stream().filter(a -> a == Answer.YES).count();
    }
}

package org.project360.simulator.truth;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.intake.ReportReceipt.Outcome;
import org.project360.contracts.police.Answer;
import org.project360.contracts.police.HighRiskMarker;
import org.project360.contracts.police.IncidentReported;
import org.project360.contracts.police.IncidentType;
import org.project360.simulator.report.SimulatedMessage;

/**
 * Counts by brute force what a reader finds who takes the messages as they are sent and always knows who the victim is:
 * all her reports are kept and counted anew for each.
 */
public final class Recount {
    private static final Duration WINDOW = Duration.ofDays(365);
    private static final Duration CLOCK = Duration.ofHours(24);
    private static final int FEWEST = 2;
    private static final int MOST = 7;
    private static final int MINIMUM_AGE = 16;
    private static final int VISIBLE_HIGH_RISK = 14;
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Map<Integer, List<Known>> byVictim = new HashMap<>();
    private final Map<String, Known> byReference = new HashMap<>();
    private int eligibleIncidents;
    private int participants;

    private static final class Known {
        private int victim = -1;
        private int version;
        private Instant occurredAt = Instant.MIN;
        private boolean counts;
        private boolean marac;
        private boolean eligible;
    }

    public void take(SimulatedMessage message) {
        if (message.expected() != Outcome.ACCEPTED) {
            return;
        }
        IncidentReported report = message.report();
        Known known = byReference.computeIfAbsent(report.incidentReference(), r -> new Known());
        if (report.version() <= known.version) {
            return;
        }
        byVictim.getOrDefault(known.victim, new ArrayList<>()).remove(known);
        List<Known> ofVictim = byVictim.computeIfAbsent(message.victim(), v -> new ArrayList<>(2));
        ofVictim.add(known);
        known.victim = message.victim();
        known.version = report.version();
        known.occurredAt = report.occurredAt();
        known.counts =
                !report.flags().noCrime() && !report.flags().test() && report.incidentType() != IncidentType.OTHER;
        known.marac = report.flags().highRiskMarkers().contains(HighRiskMarker.MARAC);
        if (!known.eligible && isEligible(report, message.sendAt(), ofVictim)) {
            eligibleIncidents++;
            participants += ofVictim.stream().noneMatch(other -> other.eligible) ? 1 : 0;
            known.eligible = true;
        }
    }

    /** Incidents that were eligible when one of their reports came. */
    public int eligibleIncidents() {
        return eligibleIncidents;
    }

    /** Victims with an eligible incident. */
    public int participants() {
        return participants;
    }

    /** Incidents of the victim that count in the end. */
    public int countOf(int victim) {
        return (int) byVictim.getOrDefault(victim, List.of()).stream()
                .filter(known -> known.counts)
                .count();
    }

    private static boolean isEligible(IncidentReported report, Instant sent, List<Known> ofVictim) {
        Instant occurred = report.occurredAt();
        long count = ofVictim.stream()
                .filter(known -> known.counts)
                .filter(known ->
                        !known.occurredAt.isAfter(occurred) && known.occurredAt.isAfter(occurred.minus(WINDOW)))
                .count();
        boolean highRiskCase = ofVictim.stream()
                .anyMatch(known -> known.counts
                        && known.marac
                        && !known.occurredAt.isAfter(occurred)
                        && known.occurredAt.isAfter(occurred.minus(WINDOW)));
        LocalDate born = report.victim().person().dateOfBirth();
        return FEWEST <= count
                && count <= MOST
                && report.incidentType() != IncidentType.OTHER
                && !report.flags().noCrime()
                && !report.flags().test()
                && !report.flags().historicImport()
                && report.flags().highRiskMarkers().isEmpty()
                && !highRiskCase
                && report.riskAssessment().highestGrade() != RiskGrade.HIGH
                && yes(report) < VISIBLE_HIGH_RISK
                && born != null
                && born.until(LocalDate.ofInstant(occurred, LONDON)).getYears() >= MINIMUM_AGE
                && Duration.between(report.reportedAt(), sent).compareTo(CLOCK) < 0;
    }

    private static long yes(IncidentReported report) {
        Map<String, Answer> answers = report.riskAssessment().answers();
        return answers == null
                ? 0
                : answers.values().stream().filter(Answer.YES::equals).count();
    }
}

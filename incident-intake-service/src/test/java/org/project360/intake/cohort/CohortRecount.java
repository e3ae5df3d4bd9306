package org.project360.intake.cohort;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.intake.ReportReceipt;
import org.project360.contracts.police.Answer;
import org.project360.contracts.police.HighRiskMarker;
import org.project360.contracts.police.IncidentReported;
import org.project360.contracts.police.IncidentType;
import org.project360.simulator.report.SimulatedMessage;
import org.project360.simulator.report.TrueIncident;

/**
 * The protocol counted by brute force from what the simulator knows: every count looks at every incident there is. Who
 * the victim is, and which records are of one event, is the simulator's knowledge; nothing of the service is used.
 */
final class CohortRecount {

    private static final long WINDOW_MILLIS = 365L * 24 * 60 * 60 * 1000;

    /** What is decided about one version. */
    record Decided(int count, boolean eligible, boolean late) {}

    private record Known(IncidentReported report, int victim, boolean counts) {}

    private final Instant now;
    private final Map<String, TrueIncident> truth = new HashMap<>();
    private final Map<String, Known> latest = new HashMap<>();
    private final Map<String, Decided> decisions = new HashMap<>();
    private final Map<String, Integer> candidates = new HashMap<>();
    private final Map<String, Integer> toldVictim = new HashMap<>();
    private final Map<Integer, Instant> lastOfVictim = new HashMap<>();
    private int outOfOrder;
    private int outOfTurn;
    private int wrongPersons;
    private final Set<Integer> reportedAgain = new HashSet<>();
    private int again;
    private int nominatedAgain;

    CohortRecount(Instant now) {
        this.now = now;
    }

    /** What truly happened; told before the first message about it. */
    void happened(TrueIncident incident) {
        truth.put(incident.reference(), incident);
    }

    void take(SimulatedMessage message) {
        if (message.expected() != ReportReceipt.Outcome.ACCEPTED) {
            return;
        }
        IncidentReported report = message.report();
        String reference = report.incidentReference();
        Integer before = toldVictim.put(reference, message.victim());
        wrongPersons += before != null && before != message.victim() ? 1 : 0;
        Known known = latest.get(reference);
        Instant last = lastOfVictim.merge(
                message.victim(), report.occurredAt(), (one, other) -> one.isAfter(other) ? one : other);
        outOfTurn += known == null && last.isAfter(report.occurredAt()) ? 1 : 0;
        if (known != null && known.report().version() > report.version()) {
            outOfOrder++;
            return;
        }
        boolean counts = report.incidentType() != IncidentType.OTHER
                && !report.flags().noCrime()
                && !report.flags().test();
        latest.put(reference, new Known(report, message.victim(), counts));
        reportedAgain.add(message.victim());
        if (known != null) {
            reportedAgain.add(known.victim());
        }
        decide(reference);
    }

    /**
     * What was reported may change the counts of what was decided before: what was reported less than a day ago, and is no
     * candidate yet, is decided again.
     */
    void decideAgain() {
        latest.forEach((reference, known) -> {
            boolean undecided = known.counts()
                    && !known.report().flags().historicImport()
                    && !late(known.report())
                    && !candidates.containsKey(reference);
            if (undecided && reportedAgain.contains(known.victim())) {
                Decided before = decisions.get(reference + "/" + known.report().version());
                again += decide(reference).equals(before) ? 0 : 1;
                nominatedAgain += candidates.containsKey(reference) ? 1 : 0;
            }
        });
        reportedAgain.clear();
    }

    private Decided decide(String reference) {
        Known known = latest.get(reference);
        IncidentReported report = known.report();
        int count = count(known.victim(), report.occurredAt());
        boolean eligible = known.counts() && count >= 2 && count <= 7 && mayEnter(report) && !marac(reference, known);
        Decided decided = new Decided(count, eligible, late(report));
        decisions.put(reference + "/" + report.version(), decided);
        if (eligible) {
            candidates.putIfAbsent(reference, count);
        }
        return decided;
    }

    private boolean late(IncidentReported report) {
        return ChronoUnit.MILLIS.between(report.reportedAt(), now) >= 24L * 60 * 60 * 1000;
    }

    /** Decisions that came out otherwise when they were taken again, and candidates that came of it. */
    int decidedAgain() {
        return again;
    }

    int nominatedAgain() {
        return nominatedAgain;
    }

    /** What truly happened, which must be what the last versions said. */
    Collection<TrueIncident> truth() {
        for (TrueIncident t : truth.values()) {
            Known known = latest.get(t.reference());
            if (known.victim() != t.victim().number() || known.report().version() != t.finalVersion()) {
                throw new IllegalStateException("The truth and the messages differ about " + t.reference());
            }
        }
        return truth.values();
    }

    Map<String, Decided> decisions() {
        return decisions;
    }

    Map<String, Integer> candidates() {
        return candidates;
    }

    Map<String, Integer> countsNow() {
        Map<String, Integer> counts = new HashMap<>();
        latest.forEach((reference, known) ->
                counts.put(reference, count(known.victim(), known.report().occurredAt())));
        return counts;
    }

    boolean counts(String reference) {
        return latest.get(reference).counts();
    }

    int victims() {
        Set<Integer> victims = new HashSet<>();
        latest.values().forEach(known -> victims.add(known.victim()));
        return victims.size();
    }

    int outOfOrder() {
        return outOfOrder;
    }

    /** Incidents told of after a later one of the same victim. */
    int outOfTurn() {
        return outOfTurn;
    }

    int wrongPersons() {
        return wrongPersons;
    }

    static String band(Decided decided) {
        String band = decided.count() < 2
                ? Integer.toString(decided.count())
                : decided.count() < 4 ? "2-3" : decided.count() < 8 ? "4-7" : "8+";
        return band + (decided.eligible() ? " eligible" : "") + (decided.late() ? " late" : "");
    }

    /** Distinct true events: one event may have two records. */
    private int count(int victim, Instant end) {
        Set<String> events = new HashSet<>();
        for (Map.Entry<String, Known> entry : latest.entrySet()) {
            Known known = entry.getValue();
            if (known.victim() == victim && known.counts()) {
                long age = Duration.between(known.report().occurredAt(), end).toMillis();
                if (age >= 0 && age <= WINDOW_MILLIS) {
                    events.add(truth.get(entry.getKey()).event());
                }
            }
        }
        return events.size();
    }

    /** Whether the police marked another incident of hers for MARAC in the year before. */
    private boolean marac(String reference, Known index) {
        for (Map.Entry<String, Known> entry : latest.entrySet()) {
            Known known = entry.getValue();
            if (known.victim() == index.victim()
                    && known.counts()
                    && !entry.getKey().equals(reference)
                    && known.report().flags().highRiskMarkers().contains(HighRiskMarker.MARAC)) {
                long age = Duration.between(
                                known.report().occurredAt(), index.report().occurredAt())
                        .toMillis();
                if (age >= 0 && age < WINDOW_MILLIS) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean mayEnter(IncidentReported report) {
        LocalDate born = report.victim().person().dateOfBirth();
        LocalDate day = LocalDate.ofInstant(report.occurredAt(), ZoneId.of("Europe/London"));
        List<String> yes = new ArrayList<>();
        if (report.riskAssessment().answers() != null) {
            report.riskAssessment().answers().forEach((number, answer) -> {
                if (answer == Answer.YES) {
                    yes.add(number);
                }
            });
        }
        return born != null
                && !born.plusYears(16).isAfter(day)
                && report.riskAssessment().highestGrade() != RiskGrade.HIGH
                && yes.size() < 14
                && report.flags().highRiskMarkers().isEmpty()
                && !report.flags().historicImport();
    }
}

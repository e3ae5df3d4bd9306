package org.project360.oracle;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** I1: every report acknowledged is in intake exactly once, as an incident or as a quarantined report with reasons. */
final class ReportChecks {

    private final Stack stack;

    ReportChecks(Stack stack) {
        this.stack = stack;
    }

    Finding i1() throws SQLException {
        Violations wrong = new Violations();
        Set<String> taken = new HashSet<>(stack.query(
                "intake", "select event_source || ' ' || event_id from incident_report", r -> r.getString(1)));
        Set<String> quarantined = new HashSet<>(stack.query(
                "intake",
                "select event_source || ' ' || event_id from quarantine where jsonb_array_length(reasons) > 0",
                r -> r.getString(1)));
        Map<String, Set<String>> answers = answers();
        Set<String> reports = new HashSet<>();
        stack.events("police.incident-reported.v1").forEach(e -> reports.add(e.identity()));
        for (String report : reports) {
            Set<String> outcomes = answers.getOrDefault(report, Set.of());
            wrong.unless(!outcomes.isEmpty() || report.startsWith("kafka:"), "no receipt: " + report);
            boolean duplicate = outcomes.equals(Set.of("DUPLICATE"));
            wrong.unless(
                    taken.contains(report) || quarantined.contains(report) || duplicate,
                    "neither taken nor kept: " + report);
            wrong.unless(!taken.contains(report) || outcomes.contains("ACCEPTED"), "taken but not accepted: " + report);
        }
        taken.forEach(report -> wrong.unless(
                answers.getOrDefault(report, Set.of()).contains("ACCEPTED"),
                "in intake without an acceptance: " + report));
        List<String> twice = stack.query(
                "intake",
                "select force || ' ' || reference from incident group by force, reference having count(*) > 1",
                r -> r.getString(1));
        twice.forEach(reference -> wrong.add("two incidents: " + reference));
        return new Finding(
                "I1",
                reports.size(),
                "reports on Kafka, " + taken.size() + " taken, " + quarantined.size() + " quarantined",
                wrong.list());
    }

    /** By report, the outcomes it was answered with. */
    private Map<String, Set<String>> answers() {
        Map<String, Set<String>> answers = new HashMap<>();
        stack.events("intake.report-receipt.v1").forEach(event -> {
            var receipt = event.json();
            String report = receipt.path("eventSource").asText() + " "
                    + receipt.path("eventId").asText();
            answers.computeIfAbsent(report, r -> new HashSet<>())
                    .add(receipt.path("outcome").asText());
        });
        return answers;
    }
}

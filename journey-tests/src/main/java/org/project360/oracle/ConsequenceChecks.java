package org.project360.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.project360.contracts.Topics;

/** I5, I6, I7: what follows in referral, notification and followup. */
final class ConsequenceChecks {

    private static final String TREATMENT = "TREATMENT";

    private record Referral(String person, Instant reportedAt, Instant dueAt, boolean open) {}

    private final Stack stack;
    private final Identities identities;

    ConsequenceChecks(Stack stack, Identities identities) {
        this.stack = stack;
        this.identities = identities;
    }

    Finding i5(Map<String, Set<String>> armsOfPerson) throws SQLException {
        Violations wrong = new Violations();
        List<Referral> referrals = stack.query(
                "referral",
                "select person_id, reported_at, contact_due_at, closed_at is null from referral where closure_reason is distinct from 'DUPLICATE'",
                r -> new Referral(
                        r.getString(1),
                        r.getTimestamp(2).toInstant(),
                        r.getTimestamp(3).toInstant(),
                        r.getBoolean(4)));
        Map<String, Integer> open = new HashMap<>();
        Map<String, Integer> any = new HashMap<>();
        for (Referral referral : referrals) {
            any.merge(referral.person(), 1, Integer::sum);
            if (referral.open()) {
                open.merge(referral.person(), 1, Integer::sum);
            }
            wrong.unless(
                    Duration.between(referral.reportedAt(), referral.dueAt()).equals(Duration.ofHours(24)),
                    "contact clock is not 24 h: person " + referral.person());
            wrong.unless(
                    armsOfPerson.getOrDefault(referral.person(), Set.of()).contains(TREATMENT),
                    "referral outside the treatment arm: person " + referral.person());
        }
        long treated = armsOfPerson.values().stream()
                .filter(arms -> arms.contains(TREATMENT))
                .count();
        armsOfPerson.forEach((person, arms) -> {
            if (arms.contains(TREATMENT)) {
                wrong.unless(any.containsKey(person), "treatment without a referral: person " + person);
                wrong.unless(open.getOrDefault(person, 0) <= 1, "two open referrals: person " + person);
            }
        });
        Map<String, Set<Instant>> reported = reported();
        stack.query("referral", "select incident_id, reported_at from referral_incident", r -> {
            wrong.unless(
                    reported.getOrDefault(r.getString(1), Set.of())
                            .contains(r.getTimestamp(2).toInstant()),
                    "reported at another time than intake ever said: " + r.getString(1));
            return 0;
        });
        return new Finding(
                "I5",
                referrals.size(),
                "referrals for " + treated + " treated of " + armsOfPerson.size() + " participants",
                wrong.list());
    }

    /** By incident, when intake said it was reported: a correction after the release may say another time. */
    private Map<String, Set<Instant>> reported() {
        Map<String, Set<Instant>> reported = new HashMap<>();
        for (Event event : stack.events(Topics.INTAKE_INCIDENT_RECORDED)) {
            JsonNode recorded = event.json();
            reported.computeIfAbsent(recorded.get("incidentId").asText(), id -> new HashSet<>())
                    // PostgreSQL rounds what a report says more finely.
                    .add(Instant.parse(recorded.get("reportedAt").asText())
                            .plusNanos(500)
                            .truncatedTo(ChronoUnit.MICROS));
        }
        return reported;
    }

    Finding i6() throws SQLException {
        Violations wrong = new Violations();
        // Under how many ids an incident tells of one child: at different schools each id may have its notice.
        Map<String, Integer> expected = new HashMap<>();
        stack.query(
                "intake",
                "select p.incident_id, p.person_id from incident_person p join incident i on i.id = p.incident_id"
                        + " where p.role = 'CHILD' and not i.historic and not i.test and not i.no_crime",
                r -> expected.merge(r.getString(1) + ' ' + identities.current(r.getString(2)), 1, Integer::sum));
        Set<String> permitted = new HashSet<>(stack.query(
                "intake",
                "select p.incident_id, p.person_id from incident_person p join incident i on i.id = p.incident_id"
                        + " where p.role = 'CHILD' and not i.no_crime",
                r -> r.getString(1) + ' ' + identities.current(r.getString(2))));
        Map<String, Integer> effective = new HashMap<>();
        stack.query(
                "notification",
                "select incident_id || ' ' || child_id from notice where status <> 'RECALLED'",
                r -> effective.merge(r.getString(1), 1, Integer::sum));
        expected.forEach((child, ids) -> wrong.unless(
                effective.getOrDefault(child, 0) >= 1 && effective.getOrDefault(child, 0) <= ids,
                effective.getOrDefault(child, 0) + " notices: incident and child " + child));
        effective
                .keySet()
                .forEach(child -> wrong.unless(permitted.contains(child), "a notice nobody asked for: " + child));
        return new Finding(
                "I6", expected.size(), "children exposed, " + effective.size() + " effective notices", wrong.list());
    }

    Finding i7() throws SQLException {
        Violations wrong = new Violations();
        Set<String> enrolled = new HashSet<>(stack.query(
                "randomisation",
                "select trial_id, person_id from participant",
                r -> r.getString(1) + ' ' + identities.current(r.getString(2))));
        Map<String, String> schedules = new HashMap<>();
        stack.query(
                "followup",
                "select s.trial_id || ' ' || s.person_id, string_agg(w.name, ',' order by w.number) from follow_up_schedule s"
                        + " join follow_up_wave w on w.schedule_id = s.id where s.effective group by s.id, s.trial_id, s.person_id",
                r -> {
                    String before = schedules.put(r.getString(1), r.getString(2));
                    wrong.unless(before == null, "two schedules: " + r.getString(1));
                    return 0;
                });
        enrolled.forEach(
                participant -> wrong.unless(schedules.containsKey(participant), "no schedule: " + participant));
        schedules
                .keySet()
                .forEach(participant ->
                        wrong.unless(enrolled.contains(participant), "a schedule for nobody: " + participant));
        Set<String> shapes = new HashSet<>(schedules.values());
        wrong.unless(shapes.size() <= 1, "schedules differ in their waves: " + shapes);
        return new Finding("I7", enrolled.size(), "participants, waves " + String.join(";", shapes), wrong.list());
    }
}

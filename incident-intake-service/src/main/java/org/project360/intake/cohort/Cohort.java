package org.project360.intake.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;
import org.project360.intake.storage.Writes;

/** Counts and decides; the victims' rows are locked by the caller, so that nobody adds an incident in between. */
@ApplicationScoped
public class Cohort {

    private final Jdbc jdbc;
    private final ObjectMapper json;
    private final Holds holds;
    private final CohortConfig config;

    Cohort(Jdbc jdbc, ObjectMapper json, Holds holds, CohortConfig config) {
        this.jdbc = jdbc;
        this.json = json;
        this.holds = holds;
        this.config = config;
    }

    /** One incident whose victim is stored already: her history up to then is needed. */
    public record Question(UUID victimId, Instant occurredAt) {}

    private record Span(Instant from, Instant until) {

        Span with(Span other) {
            return new Span(
                    from.isBefore(other.from) ? from : other.from, until.isAfter(other.until) ? until : other.until);
        }
    }

    private record Stored(UUID incident, IncidentHistory.Happening happening) {}

    /** Loads what a batch needs of its victims: histories, what came after in whose window they lie, and holds. */
    public Assessing open(Collection<Question> questions, Instant now) {
        IncidentWindow window = IncidentWindow.of(config);
        Duration back = Collections.max(List.of(window.length(), config.highRiskCaseFor()));
        IncidentHistory history = history(window, spans(questions, back, window.length()), now);
        Set<UUID> victims = questions.stream().map(Question::victimId).collect(Collectors.toSet());
        return new Assessing(history, victims.isEmpty() ? Map.of() : holds.of(victims), config, now);
    }

    /** The stored incidents that these questions are about. */
    IncidentHistory history(Collection<Question> questions) {
        IncidentWindow window = IncidentWindow.of(config);
        return history(window, spans(questions, window.length(), Duration.ZERO), Instant.EPOCH);
    }

    private static Map<UUID, Span> spans(Collection<Question> questions, Duration back, Duration ahead) {
        Map<UUID, Span> spans = new HashMap<>();
        questions.forEach(q -> spans.merge(
                q.victimId(),
                new Span(q.occurredAt().minus(back), q.occurredAt().plus(ahead)),
                Span::with));
        return spans;
    }

    private IncidentHistory history(IncidentWindow window, Map<UUID, Span> spans, Instant now) {
        IncidentHistory history = new IncidentHistory(window);
        if (!spans.isEmpty()) {
            stored(spans, now.minus(config.lateAfter())).forEach(s -> history.add(s.incident(), s.happening()));
        }
        return history;
    }

    /** The distinct incidents in the window that ends where each one's own window begins; one round trip. */
    public Map<Question, Integer> countsBefore(Collection<Question> questions) {
        IncidentWindow window = IncidentWindow.of(config);
        Map<Question, Question> earlier = new HashMap<>();
        questions.forEach(q -> earlier.put(
                q, new Question(q.victimId(), window.start(q.occurredAt()).minusMillis(1))));
        IncidentHistory history = history(earlier.values());
        Map<Question, Integer> counts = new HashMap<>();
        earlier.forEach((q, before) -> counts.put(q, history.count(before.victimId(), before.occurredAt())));
        return counts;
    }

    /** Stores the first decisions about versions, with the result and the input of every rule. */
    public void save(Assessing batch, Instant now, Writes writes) {
        save(batch, now, "1", writes);
    }

    /** Stores decisions about versions that were decided before; their incidents are locked by the caller. */
    public void saveAgain(Assessing batch, Instant now) {
        Writes writes = jdbc.writes("eligibility");
        save(
                batch,
                now,
                "(select coalesce(max(e.assessment), 0) + 1 from eligibility e"
                        + " where e.incident_id = n.incident_id and e.version = n.version)",
                writes);
        writes.run();
    }

    private void save(Assessing batch, Instant now, String assessment, Writes writes) {
        if (batch.made().isEmpty()) {
            return;
        }
        String sql = """
                insert into eligibility (incident_id, version, assessment, rule_set_version, incidents_in_window,
                    eligible, late, results, evaluated_at)
                select incident_id, version, %s, rule_set_version, incidents, eligible, late, results, ?::timestamptz
                from unnest(?::uuid[], ?::int[], ?::text[], ?::int[], ?::boolean[], ?::boolean[], ?::jsonb[])
                    n(incident_id, version, rule_set_version, incidents, eligible, late, results)""".formatted(assessment);
        writes.add(
                sql,
                (s, first) -> Columns.of(s, first, batch.made())
                        .value(now)
                        .add("uuid", Assessment::incidentId)
                        .add("int4", Assessment::version)
                        .add("text", Assessment::ruleSetVersion)
                        .add("int4", Assessment::incidentsInWindow)
                        .add("bool", Assessment::eligible)
                        .add("bool", Assessment::late)
                        .add("jsonb", this::results)
                        .next());
    }

    private List<Stored> stored(Map<UUID, Span> spans, Instant reportedAfter) {
        String sql = """
                select i.victim_id, i.id, i.occurred_at, i.marac,
                    not i.historic and i.candidate_at is null and i.reported_at > ?::timestamptz
                from unnest(?::uuid[], ?::timestamptz[], ?::timestamptz[]) w(victim_id, since, until)
                join incident i on i.victim_id = w.victim_id and i.occurred_at between w.since and w.until and i.counts""";
        return jdbc.query(
                "incident",
                sql,
                s -> Columns.of(s, spans.entrySet())
                        .value(reportedAfter)
                        .add("uuid", Map.Entry::getKey)
                        .add("timestamptz", e -> e.getValue().from())
                        .add("timestamptz", e -> e.getValue().until()),
                row -> new Stored(
                        row.getObject(2, UUID.class),
                        new IncidentHistory.Happening(
                                row.getObject(1, UUID.class),
                                row.getObject(3, OffsetDateTime.class).toInstant(),
                                row.getBoolean(4),
                                row.getBoolean(5))));
    }

    private String results(Assessment assessment) {
        try {
            return json.writeValueAsString(assessment.results());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Results are not serialisable", e);
        }
    }
}

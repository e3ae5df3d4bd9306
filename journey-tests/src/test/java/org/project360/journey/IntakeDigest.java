package org.project360.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.project360.local.Database;

/**
 * What intake holds, as a number of rows and a hash for each kind: the same for two stores that differ only in the ids
 * they drew and in when they did their work. A person is named by the first place where she is mentioned, a household by
 * the first person or incident in it.
 */
final class IntakeDigest {

    private static final String NAMED = """
            with place as (
                select p.person_id, min(i.force || '/' || i.reference || '/' || p.role || '/' || p.place) as name
                from incident_person p join incident i on i.id = p.incident_id group by p.person_id),
            report as (
                select r.victim_id as person_id, min(i.force || '/' || i.reference || '/' || r.version) as name
                from incident_report r join incident i on i.id = r.incident_id group by r.victim_id),
            match as (select person_id, min(key::text) as name from person_match_key group by person_id),
            named as (
                select p.id, coalesce('at ' || place.name, 'in ' || report.name, 'by ' || match.name, 'nobody') as name
                from person p left join place on place.person_id = p.id left join report on report.person_id = p.id
                    left join match on match.person_id = p.id),
            home as (select p.household_id, min(n.name) as name from person p join named n on n.id = p.id group by 1),
            scene as (select household_id, min(force || '/' || reference) as name from incident group by 1)
            """;

    /** {@code what}, then the query. */
    private static final String KINDS = """
            persons
            select n.name, h.name, p.details_as_of, p.survivor_id is null, p.erased_at is null
            from person p join named n on n.id = p.id join home h on h.household_id = p.household_id

            match keys
            select k.key, k.kind, n.name
            from person_match_key k left join named n on n.id = k.person_id

            incidents
            select i.force, i.reference, i.version, n.name, s.name, i.incident_type, i.occurred_at, i.reported_at,
                i.police_recorded_at, i.grade, i.yes_answers, i.children, i.no_crime, i.historic, i.test, i.counts,
                i.candidate_at is null
            from incident i left join named n on n.id = i.victim_id join scene s on s.household_id = i.household_id

            incidents counted
            select n.name, count(*)
            from incident i join named n on n.id = i.victim_id where i.counts group by n.name

            reports
            select i.force, i.reference, r.version, r.event_source, r.event_id, encode(r.digest, 'hex'), n.name,
                r.content is null
            from incident_report r left join incident i on i.id = r.incident_id left join named n on n.id = r.victim_id

            parties
            select i.force, i.reference, p.role, p.place, n.name, p.birth_date_known
            from incident_person p left join incident i on i.id = p.incident_id left join named n on n.id = p.person_id

            decisions
            select i.force, i.reference, e.version, e.rule_set_version, e.incidents_in_window, e.eligible, e.late,
                regexp_replace(e.results::text, '"reportAgeMinutes": -?[0-9]+', 'age when decided')
            from eligibility e left join incident i on i.id = e.incident_id

            rejected reports
            select event_source, event_id, encode(digest, 'hex'), reasons from rejected_report

            quarantine
            select event_source, event_id, reasons from quarantine

            inbox
            select source, event_id, topic from inbox

            file
            select force, name, status, bytes, bytes_done, lines_done, accepted, duplicate, rejected, failure
            from report_file

            rejected lines
            select line, place, pointer, code, message from report_file_reject
            """;

    private static final List<String> SAYS =
            List.of("force", "incidentReference", "version", "eventSource", "eventId", "outcome", "reasons");

    private IntakeDigest() {}

    /** The store's, kind by kind. */
    static Map<String, String> of(Database database) throws SQLException {
        Map<String, String> digests = new LinkedHashMap<>();
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (String kind : List.of(KINDS.split("\n\n"))) {
                String title = kind.lines().findFirst().orElseThrow();
                digests.put(title, digest(connection, kind.substring(title.length())));
            }
        }
        return digests;
    }

    /** What each of these receipts says. */
    static String ofReceipts(Collection<ConsumerRecord<String, byte[]>> receipts) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> said = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : receipts) {
            JsonNode receipt = json.readTree(record.value());
            said.add(
                    SAYS.stream().map(member -> receipt.path(member).toString()).collect(Collectors.joining(" ")));
        }
        Collections.sort(said);
        MessageDigest sha = sha256();
        said.forEach(line -> add(sha, line));
        return said.size() + " " + HexFormat.of().formatHex(sha.digest());
    }

    private static String digest(Connection connection, String select) throws SQLException {
        String sql =
                NAMED + "select row(w.*)::text as line from (" + select + ") w order by row(w.*)::text collate \"C\"";
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(5_000);
            ResultSet row = statement.executeQuery(sql);
            MessageDigest sha = sha256();
            long rows = 0;
            while (row.next()) {
                add(sha, row.getString(1));
                rows++;
            }
            return rows + " " + HexFormat.of().formatHex(sha.digest());
        }
    }

    private static void add(MessageDigest sha, String line) {
        sha.update(line.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) '\n');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

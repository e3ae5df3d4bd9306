package org.project360.followup.testing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.project360.followup.storage.Statements;

/** What the database holds, asked in plain SQL as an outsider would. */
@ApplicationScoped
public class Store {

    private final Statements statements;

    Store(Statements statements) {
        this.statements = statements;
    }

    /** Empties every table that holds people. */
    @Transactional
    public void clear() {
        statements.update(
                "clear",
                "truncate trial, participant, unblinded_participant, withdrawal, follow_up_schedule, follow_up_wave, contact_attempt, outcome,"
                        + " safety_concern, recorded_incident, quarantine, evaluation.case_progress, evaluation.arm_guess,"
                        + " evaluation.service_override");
    }

    @Transactional
    public long count(String fromAndWhere, Object... parameters) {
        return statements
                .query("count", "select count(*) from " + fromAndWhere, row -> row.getLong(1), parameters)
                .get(0);
    }

    @Transactional
    public List<String> texts(String sql, Object... parameters) {
        return statements.query("texts", sql, row -> String.valueOf(row.getString(1)), parameters);
    }

    @Transactional
    public void change(String sql, Object... parameters) {
        statements.update("change", sql, parameters);
    }

    /** The wave of a participant's effective schedule, counted from 1. */
    public UUID wave(UUID person, int number) {
        return UUID.fromString(texts(
                        "select w.id from follow_up_wave w join follow_up_schedule s on s.id = w.schedule_id"
                                + " where s.person_id = ? and s.effective and w.number = ?",
                        person,
                        number)
                .get(0));
    }

    /** Every row of every table of a schema as text, by table. */
    @Transactional
    public Map<String, List<String>> dump(String schema) {
        Map<String, List<String>> tables = new TreeMap<>();
        List<String> names = statements.query(
                "tables",
                "select table_name from information_schema.tables where table_schema = ? and table_type = 'BASE TABLE'",
                row -> row.getString(1),
                schema);
        for (String name : names) {
            tables.put(
                    name,
                    statements.query(
                            "dump",
                            "select t::text from " + schema + "." + name + " t order by 1",
                            row -> row.getString(1)));
        }
        return tables;
    }
}

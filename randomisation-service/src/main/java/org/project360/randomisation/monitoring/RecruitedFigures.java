package org.project360.randomisation.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;
import org.project360.randomisation.trial.Trial;

/** Counts for the page, in one statement; the sealed draws are no part of it. */
@ApplicationScoped
class RecruitedFigures {

    static final String OVERRIDES = "Clinical overrides";
    static final String UNBLINDINGS = "Unblindings";
    static final String CONFLICTS = "Persons with two arms";
    static final String LISTS_OUT = "Emergency lists out";

    private static final String COUNTS = """
            with t as (select ?::uuid as id)
            select 'stratum', stratum, count(*) from allocation, t where trial_id = t.id group by 2
            union all select 'week', (date_trunc('week', allocated_at at time zone 'Europe/London'))::date::text, count(*)
                from allocation, t where trial_id = t.id group by 2
            union all select 'error', type, count(*) from trial_error e, t where trial_id = t.id
                and not exists (select from trial_error_withdrawal w where w.error_id = e.id) group by 2
            union all select 'event', '%s', count(*) from clinical_override o
                join clinical_override_outcome c on c.override_id = o.id, t
                where o.trial_id = t.id and c.outcome = 'CONFIRMED'
            union all select 'event', '%s', count(*) from unblinding, t where trial_id = t.id
            union all select 'event', '%s', count(*) from arm_conflict, t where trial_id = t.id and split_at is null
            union all select 'event', '%s', count(*) from emergency_list, t where trial_id = t.id and state = 'OUT'
            union all select 'waiting', reason, count(*) from pending_candidate, t
                where trial_id = t.id and state <> 'ALLOCATED' group by 2""".formatted(OVERRIDES, UNBLINDINGS, CONFLICTS, LISTS_OUT);

    private final DataSource dataSource;

    RecruitedFigures(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Recruited of(Trial trial) {
        Map<String, SortedMap<String, Long>> counts = new HashMap<>();
        trial.design().strata().forEach(stratum -> of(counts, "stratum").put(stratum, 0L));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(COUNTS)) {
            select.setObject(1, trial.id());
            ResultSet row = select.executeQuery();
            while (row.next()) {
                of(counts, row.getString(1)).put(row.getString(2), row.getLong(3));
            }
        } catch (SQLException e) {
            throw new StorageFailure("monitoring", e);
        }
        SortedMap<LocalDate, Long> weeks = new TreeMap<>();
        of(counts, "week").forEach((monday, units) -> weeks.put(LocalDate.parse(monday), units));
        return new Recruited(
                of(counts, "stratum"), weeks, of(counts, "error"), of(counts, "event"), of(counts, "waiting"));
    }

    private static SortedMap<String, Long> of(Map<String, SortedMap<String, Long>> counts, String kind) {
        return counts.computeIfAbsent(kind, k -> new TreeMap<>());
    }
}

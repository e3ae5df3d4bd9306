package org.project360.followup.participant;

import static org.project360.followup.storage.Statements.instant;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.security.Caller;
import org.project360.chassis.time.Ids;
import org.project360.followup.storage.Statements;

/** Every withdrawal as it was said, and since when each switch holds. */
@ApplicationScoped
class Withdrawals {

    /** Since when each switch holds; absent where she did not withdraw. */
    record Switches(
            @Nullable Instant fromContactSince,
            @Nullable Instant fromDataUseSince,
            @Nullable Instant fromInterventionSince) {}

    private final Statements statements;
    private final Ids ids;
    private final Caller caller;

    Withdrawals(Statements statements, Ids ids, Caller caller) {
        this.statements = statements;
        this.ids = ids;
        this.caller = caller;
    }

    void add(UUID personId, Withdrawal withdrawal, Instant at) {
        statements.update(
                "withdrawals",
                "insert into withdrawal (id, person_id, from_contact, from_data_use, from_intervention, reason_code,"
                        + " withdrawn_at, recorded_by) values (?, ?, ?, ?, ?, ?, ?, ?)",
                ids.next(),
                personId,
                withdrawal.fromContact(),
                withdrawal.fromDataUse(),
                withdrawal.fromIntervention(),
                withdrawal.reasonCode(),
                at,
                caller.name());
        String sql = """
                update participant set
                    withdrawn_from_contact_at = case when ? then coalesce(withdrawn_from_contact_at, ?)
                        else withdrawn_from_contact_at end,
                    withdrawn_from_data_use_at = case when ? then coalesce(withdrawn_from_data_use_at, ?)
                        else withdrawn_from_data_use_at end,
                    withdrawn_from_intervention_at = case when ? then coalesce(withdrawn_from_intervention_at, ?)
                        else withdrawn_from_intervention_at end
                where id = ?""";
        statements.update(
                "withdrawals",
                sql,
                withdrawal.fromContact(),
                at,
                withdrawal.fromDataUse(),
                at,
                withdrawal.fromIntervention(),
                at,
                personId);
    }

    /** The switches of a person under any of her ids; empty if nobody has that id. */
    Optional<Switches> of(UUID personId) {
        String sql = """
                select min(g.withdrawn_from_contact_at), min(g.withdrawn_from_data_use_at),
                    min(g.withdrawn_from_intervention_at)
                from participant p join participant g on g.owner_id = p.owner_id where p.id = ? group by p.id""";
        return statements
                .query(
                        "withdrawals",
                        sql,
                        row -> new Switches(instant(row, 1), instant(row, 2), instant(row, 3)),
                        personId)
                .stream()
                .findFirst();
    }
}

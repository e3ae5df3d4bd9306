package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.storage.StorageFailure;
import org.project360.referral.clock.CaseTimes;

/** The projection of the open referrals, ordered by the time they have left. */
@ApplicationScoped
class Worklist {

    /** Sorts behind every time that matters. */
    static final Instant NOT_TIMED = Instant.parse("9999-12-31T00:00:00Z");

    /** Where a page starts, and what the caller may see: {@code onlyFor} null means everything. */
    record Query(
            WorklistView view,
            String caller,
            @Nullable String onlyFor,
            Instant now,
            Instant afterOrder,
            UUID afterId,
            int limit) {}

    /** One line, still sealed. */
    record Line(
            UUID id,
            String state,
            @Nullable String clock,
            @Nullable Instant dueAt,
            Instant orderAt,
            @Nullable String assignee,
            boolean breached,
            String reference,
            String grade,
            boolean receivedLate,
            byte[] key,
            byte[] card,
            long version) {}

    private final DataSource dataSource;

    Worklist(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Brings the lines of these referrals up to date, in one round trip or two. */
    @Transactional(Transactional.TxType.MANDATORY)
    void show(Collection<Referral> referrals) {
        List<Referral> open = referrals.stream().filter(Referral::isOpen).toList();
        List<Referral> closed = referrals.stream().filter(r -> !r.isOpen()).toList();
        try (Connection connection = dataSource.getConnection()) {
            if (!open.isEmpty()) {
                upsert(connection, open);
            }
            if (!closed.isEmpty()) {
                try (PreparedStatement delete =
                        connection.prepareStatement("delete from worklist_item where referral_id = any(?)")) {
                    delete.setArray(1, array(connection, "uuid", closed, Referral::id));
                    delete.executeUpdate();
                }
            }
        } catch (SQLException e) {
            throw new StorageFailure("worklist", e);
        }
    }

    private static void upsert(Connection connection, List<Referral> open) throws SQLException {
        String sql = """
                insert into worklist_item (referral_id, state, clock, due_at, order_at, assignee, breached)
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[],
                    ?::boolean[])
                on conflict (referral_id) do update set state = excluded.state, clock = excluded.clock,
                    due_at = excluded.due_at, order_at = excluded.order_at, assignee = excluded.assignee,
                    breached = excluded.breached""";
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setArray(1, array(connection, "uuid", open, Referral::id));
            upsert.setArray(2, array(connection, "text", open, r -> r.state().name()));
            upsert.setArray(3, array(connection, "text", open, Worklist::clock));
            upsert.setArray(
                    4,
                    array(
                            connection,
                            "timestamptz",
                            open,
                            r -> timestamp(r.times().nextDueAt())));
            upsert.setArray(5, array(connection, "timestamptz", open, r -> timestamp(orderAt(r))));
            upsert.setArray(6, array(connection, "text", open, Referral::assignee));
            upsert.setArray(7, array(connection, "bool", open, Worklist::breached));
            upsert.executeUpdate();
        }
    }

    List<Line> lines(Query query) {
        // The page is cut before the join: a walk along the index, however many lines there are.
        String page = "select * from worklist_item w where (w.order_at, w.referral_id) > (?, ?) and "
                + query.view().condition
                + (query.onlyFor() == null ? "" : " and (w.assignee is null or w.assignee = ?)")
                + " order by w.order_at, w.referral_id limit ?";
        String sql =
                "select w.referral_id, w.state, w.clock, w.due_at, w.order_at, w.assignee, w.breached, r.reference,"
                        + " r.grade, r.received_late, r.wrapped_key, r.contact_card, r.version"
                        + " from (" + page
                        + ") w join referral r on r.id = w.referral_id order by w.order_at, w.referral_id";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            int i = 1;
            select.setTimestamp(i++, Timestamp.from(query.afterOrder()));
            select.setObject(i++, query.afterId());
            if (query.view().asksWho()) {
                select.setString(i++, query.caller());
            } else if (query.view().asksWhen()) {
                select.setTimestamp(i++, Timestamp.from(query.now()));
            }
            if (query.onlyFor() != null) {
                select.setString(i++, query.onlyFor());
            }
            select.setInt(i, query.limit());
            ResultSet row = select.executeQuery();
            List<Line> lines = new ArrayList<>();
            while (row.next()) {
                lines.add(line(row));
            }
            return lines;
        } catch (SQLException e) {
            throw new StorageFailure("worklist", e);
        }
    }

    private static Line line(ResultSet row) throws SQLException {
        Timestamp due = row.getTimestamp(4);
        return new Line(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                due == null ? null : due.toInstant(),
                row.getTimestamp(5).toInstant(),
                row.getString(6),
                row.getBoolean(7),
                row.getString(8),
                row.getString(9),
                row.getBoolean(10),
                row.getBytes(11),
                row.getBytes(12),
                row.getLong(13));
    }

    /** Whoever hung up unsafe comes as early as she was due: nobody may sink there. */
    static Instant orderAt(Referral referral) {
        CaseTimes times = referral.times();
        Instant due = times.nextDueAt();
        if (due != null) {
            return due;
        }
        return referral.state() == ReferralState.UNSAFE ? times.contactDueAt() : NOT_TIMED;
    }

    private static @Nullable String clock(Referral referral) {
        var running = referral.times().running();
        return running == null ? null : running.name();
    }

    private static boolean breached(Referral referral) {
        return referral.times().breachedAt() != null || referral.times().visitBreachedAt() != null;
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static java.sql.Array array(
            Connection connection, String type, List<Referral> referrals, Function<Referral, @Nullable Object> value)
            throws SQLException {
        return connection.createArrayOf(type, referrals.stream().map(value).toArray());
    }
}

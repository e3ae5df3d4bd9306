package org.project360.chassis.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.storage.RoundTrip;

/** The events that have had their effect, by CloudEvents source and id. */
@ApplicationScoped
public class Inbox {

    private record Identity(String source, String id) {}

    /** Sorted, so that two instances that got the same events lock them in the same order. */
    private static final String CLAIM = """
            insert into inbox (source, event_id, topic)
            select source, event_id, topic from unnest(?::text[], ?::text[], ?::text[]) e(source, event_id, topic)
            order by source, event_id
            on conflict do nothing
            returning source, event_id""";

    private final DataSource dataSource;

    Inbox(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Claims the events in one round trip; the answer says for each whether it is new, the first of equal ones only. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean[] claim(List<IncomingEvent> events) {
        RoundTrip trip = roundTrip();
        Supplier<boolean[]> fresh = claim(trip, events);
        trip.run();
        return fresh.get();
    }

    /** A round trip that claims events may be part of. */
    public RoundTrip roundTrip() {
        return new RoundTrip("inbox", dataSource);
    }

    /** The same as part of a round trip, with what comes before in it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Supplier<boolean[]> claim(RoundTrip trip, List<IncomingEvent> events) {
        return trip.query(
                CLAIM,
                (statement, at) -> {
                    texts(statement, at, events, IncomingEvent::source);
                    texts(statement, at + 1, events, IncomingEvent::id);
                    texts(statement, at + 2, events, IncomingEvent::topic);
                    return at + 3;
                },
                rows -> fresh(events, rows));
    }

    private static boolean[] fresh(List<IncomingEvent> events, ResultSet rows) throws SQLException {
        Set<Identity> claimed = new HashSet<>();
        while (rows.next()) {
            claimed.add(new Identity(rows.getString(1), rows.getString(2)));
        }
        boolean[] fresh = new boolean[events.size()];
        for (int i = 0; i < fresh.length; i++) {
            IncomingEvent event = events.get(i);
            fresh[i] = claimed.remove(new Identity(event.source(), event.id()));
        }
        return fresh;
    }

    private static void texts(
            PreparedStatement statement, int at, List<IncomingEvent> events, Function<IncomingEvent, String> value)
            throws SQLException {
        Object[] values = events.stream().map(value).toArray();
        statement.setArray(at, statement.getConnection().createArrayOf("text", values));
    }
}

package org.project360.chassis.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.outbox.StorageFailure;

/** The events that have had their effect, by CloudEvents source and id. */
@ApplicationScoped
public class Inbox {

    private record Identity(String source, String id) {}

    private final DataSource dataSource;

    Inbox(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Claims the events in one round trip; the answer says for each whether it is new, the first of equal ones only. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean[] claim(List<IncomingEvent> events) {
        Set<Identity> claimed = insert(events);
        boolean[] fresh = new boolean[events.size()];
        for (int i = 0; i < fresh.length; i++) {
            IncomingEvent event = events.get(i);
            fresh[i] = claimed.remove(new Identity(event.source(), event.id()));
        }
        return fresh;
    }

    private Set<Identity> insert(List<IncomingEvent> events) {
        // Sorted, so that two instances that got the same events lock them in the same order.
        String sql = """
                insert into inbox (source, event_id, topic)
                select source, event_id, topic from unnest(?::text[], ?::text[], ?::text[]) e(source, event_id, topic)
                order by source, event_id
                on conflict do nothing
                returning source, event_id""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    texts(connection, events.stream().map(IncomingEvent::source).toArray()));
            statement.setArray(
                    2, texts(connection, events.stream().map(IncomingEvent::id).toArray()));
            statement.setArray(
                    3,
                    texts(connection, events.stream().map(IncomingEvent::topic).toArray()));
            ResultSet rows = statement.executeQuery();
            Set<Identity> claimed = new HashSet<>();
            while (rows.next()) {
                claimed.add(new Identity(rows.getString(1), rows.getString(2)));
            }
            return claimed;
        } catch (SQLException e) {
            throw new StorageFailure("inbox", e);
        }
    }

    private static java.sql.Array texts(Connection connection, Object[] values) throws SQLException {
        return connection.createArrayOf("text", values);
    }
}

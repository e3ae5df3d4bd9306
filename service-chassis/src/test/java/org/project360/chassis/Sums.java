package org.project360.chassis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.project360.chassis.event.IncomingEvent;
import org.project360.chassis.event.RejectedEvent;
import org.project360.chassis.outbox.Outbox;
import org.project360.chassis.storage.StorageFailure;

/** A use case that is wrong by as much as an event is lost or taken twice. */
@ApplicationScoped
public class Sums {

    private final DataSource dataSource;
    private final Outbox outbox;

    Sums(DataSource dataSource, Outbox outbox) {
        this.dataSource = dataSource;
        this.outbox = outbox;
    }

    public void add(IncomingEvent event, Number number) {
        if (number.value() < 0) {
            throw new RejectedEvent("/value", "negative", "Must not be negative.");
        }
        update("insert into effect (event_id, key, number) values (?, ?, ?)", event.id(), number);
        if (number.value() == 666) {
            throw new IllegalStateException("a bug that this number meets");
        }
        update(
                "insert into total (sum, key) values (?::bigint, ?) on conflict (key) do update set sum = total.sum + excluded.sum",
                number);
        outbox.append("chassis.out.v1", number.key(), number);
    }

    public long sum(String key) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement("select sum from total where key = ?")) {
            select.setString(1, key);
            ResultSet row = select.executeQuery();
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new StorageFailure("sum", e);
        }
    }

    /** The numbers of a key, in the order in which they had their effect. */
    public List<Integer> numbers(String key) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select number from effect where key = ? order by place")) {
            select.setString(1, key);
            ResultSet row = select.executeQuery();
            List<Integer> numbers = new ArrayList<>();
            while (row.next()) {
                numbers.add(row.getInt(1));
            }
            return numbers;
        } catch (SQLException e) {
            throw new StorageFailure("numbers", e);
        }
    }

    private void update(String sql, String eventId, Number number) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, eventId);
            statement.setString(2, number.key());
            statement.setInt(3, number.value());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("effect", e);
        }
    }

    private void update(String sql, Number number) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, number.value());
            statement.setString(2, number.key());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("total", e);
        }
    }
}

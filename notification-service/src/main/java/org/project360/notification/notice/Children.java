package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.crypto.Envelopes;
import org.project360.chassis.storage.StorageFailure;

/** The children's keys. Locking a child's row serialises all that is done about the child. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Children {

    private final DataSource dataSource;
    private final Envelopes envelopes;

    Children(DataSource dataSource, Envelopes envelopes) {
        this.dataSource = dataSource;
        this.envelopes = envelopes;
    }

    /** Makes what keys are missing and locks the rows, in two round trips. */
    Map<UUID, ChildKey> lock(Collection<UUID> children) {
        List<UUID> sorted = List.copyOf(new TreeSet<>(children));
        String insert =
                "insert into child_key (child_id, wrapped_key) select * from unnest(?::uuid[], ?::bytea[]) c(id, key)"
                        + " order by id on conflict do nothing";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setArray(1, connection.createArrayOf("uuid", sorted.toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bytea",
                            sorted.stream()
                                    .map(child -> envelopes.newPersonKey())
                                    .toArray(byte[][]::new)));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("children", e);
        }
        return select(sorted, " order by child_id for update");
    }

    /** The keys of these children. */
    Map<UUID, ChildKey> keys(Collection<UUID> children) {
        return select(children, "");
    }

    private Map<UUID, ChildKey> select(Collection<UUID> children, String how) {
        String sql = "select child_id, wrapped_key from child_key where child_id = any(?)" + how;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", children.toArray()));
            ResultSet row = select.executeQuery();
            Map<UUID, ChildKey> keys = new HashMap<>();
            while (row.next()) {
                UUID child = row.getObject(1, UUID.class);
                keys.put(child, new ChildKey(child, row.getBytes(2)));
            }
            return keys;
        } catch (SQLException e) {
            throw new StorageFailure("children", e);
        }
    }

    /** Deletes the key: nothing sealed under it ever opens again. */
    void erase(UUID child, Instant at) {
        String sql = "insert into child_key (child_id, erased_at) values (?, ?)"
                + " on conflict (child_id) do update set wrapped_key = null, erased_at = excluded.erased_at";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, child);
            statement.setTimestamp(2, Timestamp.from(at));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("children", e);
        }
    }
}

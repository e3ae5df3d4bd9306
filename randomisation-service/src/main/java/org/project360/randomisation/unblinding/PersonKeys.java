package org.project360.randomisation.unblinding;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.crypto.Envelopes;
import org.project360.chassis.storage.StorageFailure;

/** The wrapped keys of persons about whom something was written. */
@ApplicationScoped
class PersonKeys {

    private final DataSource dataSource;
    private final Envelopes envelopes;

    PersonKeys(DataSource dataSource, Envelopes envelopes) {
        this.dataSource = dataSource;
        this.envelopes = envelopes;
    }

    /** The person's wrapped key, made if she has none. */
    byte[] of(UUID personId) {
        // The update that changes nothing makes the statement return the row that was there.
        String sql = "insert into person_key as k (person_id, wrapped_key) values (?, ?) on conflict (person_id)"
                + " do update set wrapped_key = k.wrapped_key returning wrapped_key";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, personId);
            insert.setBytes(2, envelopes.newPersonKey());
            ResultSet row = insert.executeQuery();
            row.next();
            return row.getBytes(1);
        } catch (SQLException e) {
            throw new StorageFailure("person keys", e);
        }
    }

    /** Erases what was written under the key; whether there was any. */
    boolean delete(UUID personId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement("delete from person_key where person_id = ?")) {
            delete.setObject(1, personId);
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new StorageFailure("person keys", e);
        }
    }
}

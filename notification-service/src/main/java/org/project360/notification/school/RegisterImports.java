package org.project360.notification.school;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.project360.chassis.security.Caller;
import org.project360.chassis.storage.StorageFailure;
import org.project360.chassis.time.Ids;

/** The history of imports: when, by whom, how much changed. */
@ApplicationScoped
class RegisterImports {

    private final DataSource dataSource;
    private final Ids ids;
    private final InstantSource clock;
    private final Caller caller;

    RegisterImports(DataSource dataSource, Ids ids, InstantSource clock, Caller caller) {
        this.dataSource = dataSource;
        this.ids = ids;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void remember(RegisterDiff diff) {
        String sql = "insert into register_import (id, imported_at, imported_by, rows, opened, closed, renamed, moved,"
                + " absent, rejected) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, ids.next());
            insert.setTimestamp(2, Timestamp.from(clock.instant()));
            insert.setString(3, caller.name());
            insert.setInt(4, diff.rows());
            insert.setInt(5, diff.opened().count());
            insert.setInt(6, diff.closed().count());
            insert.setInt(7, diff.renamed().count());
            insert.setInt(8, diff.moved().count());
            insert.setInt(9, diff.absent());
            insert.setInt(10, diff.rejected().count());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("register imports", e);
        }
    }
}

package org.project360.referral.referral;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;

@ApplicationScoped
class Referrals implements PanacheRepositoryBase<Referral, UUID> {

    private static final String IN_ORDER = " order by id for update";

    private final DataSource dataSource;

    Referrals(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** All episodes of these persons, locked. */
    List<Referral> lockOf(Collection<UUID> personIds) {
        return loaded(locked("select id from referral where person_id = any(?)" + IN_ORDER, personIds));
    }

    /** All episodes at home with these persons, locked. */
    List<Referral> lockAtHomeWith(Collection<UUID> homeRefs) {
        return loaded(locked("select id from referral where home_person_ref = any(?)" + IN_ORDER, homeRefs));
    }

    List<Referral> lock(Collection<UUID> ids) {
        return loaded(locked("select id from referral where id = any(?)" + IN_ORDER, ids));
    }

    /** Locked: those closed as duplicates of these. */
    List<Referral> lockDuplicatesOf(Collection<UUID> ids) {
        return loaded(locked("select id from referral where duplicate_of = any(?)" + IN_ORDER, ids));
    }

    /** Those of the referrals that nobody holds, locked. */
    List<Referral> lockFree(Collection<UUID> ids) {
        return loaded(locked("select id from referral where id = any(?)" + IN_ORDER + " skip locked", ids));
    }

    private List<Referral> loaded(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by id", ids);
    }

    private List<UUID> locked(String sql, Collection<UUID> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        flush();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", keys.toArray()));
            ResultSet row = select.executeQuery();
            List<UUID> ids = new ArrayList<>();
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
            return ids;
        } catch (SQLException e) {
            throw new StorageFailure("referrals", e);
        }
    }
}

package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;

/** The signed ends of ledgers. */
@ApplicationScoped
class Checkpoints {

    /** A checkpoint with the keyed hash that stood there, from which the chains go on. */
    record Stored(SignedCheckpoint signed, byte[] hash) {}

    private static final String COLUMNS =
            "select length, public_hash, at, signature, hash from ledger_checkpoint where trial_id = ? order by length";

    private final DataSource dataSource;

    Checkpoints(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Optional<Stored> last(UUID trialId) {
        return query(COLUMNS + " desc limit 1", trialId).stream().findFirst();
    }

    /** Oldest first. */
    List<SignedCheckpoint> all(UUID trialId) {
        return query(COLUMNS, trialId).stream().map(Stored::signed).toList();
    }

    /** Returns whether it is new: another instance may have signed the same end meanwhile. */
    boolean add(UUID trialId, Stored checkpoint) {
        String sql = "insert into ledger_checkpoint (trial_id, length, public_hash, at, signature, hash)"
                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing";
        SignedCheckpoint signed = checkpoint.signed();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, trialId);
            insert.setLong(2, signed.length());
            insert.setBytes(3, HexFormat.of().parseHex(signed.publicHash()));
            insert.setTimestamp(4, Timestamp.from(signed.at()));
            insert.setBytes(5, Base64.getDecoder().decode(signed.signature()));
            insert.setBytes(6, checkpoint.hash());
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new StorageFailure("checkpoints", e);
        }
    }

    private List<Stored> query(String sql, UUID trialId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, trialId);
            ResultSet row = select.executeQuery();
            List<Stored> stored = new ArrayList<>();
            while (row.next()) {
                SignedCheckpoint signed = new SignedCheckpoint(
                        row.getLong(1),
                        HexFormat.of().formatHex(row.getBytes(2)),
                        row.getTimestamp(3).toInstant(),
                        Base64.getEncoder().encodeToString(row.getBytes(4)));
                stored.add(new Stored(signed, row.getBytes(5)));
            }
            return stored;
        } catch (SQLException e) {
            throw new StorageFailure("checkpoints", e);
        }
    }
}

package org.project360.randomisation.allocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;

/** The table of rows that wait for their place in the ledger: empty but after a restore. */
final class UnchainedRows {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private final DataSource dataSource;

    UnchainedRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Unchained of(UUID trialId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select row from unchained_row where trial_id = ?")) {
            select.setObject(1, trialId);
            ResultSet row = select.executeQuery();
            Unchained unchained = new Unchained();
            while (row.next()) {
                unchained.add(read(row.getString(1)));
            }
            return unchained;
        } catch (SQLException e) {
            throw new StorageFailure("unchained rows", e);
        }
    }

    void add(UUID trialId, Collection<LedgerEntry> rows) {
        String sql = "insert into unchained_row (trial_id, allocation_id, row)"
                + " select ?, e.* from unnest(?::uuid[], ?::text[]) e on conflict do nothing";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            new Rows<>(insert, rows)
                    .value(trialId)
                    .column("uuid", LedgerEntry::allocationId)
                    .column("text", UnchainedRows::write)
                    .insert();
        } catch (SQLException e) {
            throw new StorageFailure("unchained rows", e);
        }
    }

    void remove(UUID trialId, Collection<LedgerEntry> rows) {
        String sql = "delete from unchained_row where trial_id = ? and allocation_id = any(?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            new Rows<>(delete, rows)
                    .value(trialId)
                    .column("uuid", LedgerEntry::allocationId)
                    .insert();
        } catch (SQLException e) {
            throw new StorageFailure("unchained rows", e);
        }
    }

    private static String write(LedgerEntry row) {
        try {
            return JSON.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A ledger row is not serialisable");
        }
    }

    private static LedgerEntry read(String text) {
        try {
            return JSON.readValue(text, LedgerEntry.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored ledger row is unreadable");
        }
    }
}

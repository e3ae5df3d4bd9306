package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.project360.chassis.storage.RoundTrip;
import org.project360.chassis.storage.StorageFailure;
import org.project360.randomisation.trial.Trial;

/** The strata and the place of the next draw in each. */
@ApplicationScoped
class Strata {

    private final DataSource dataSource;

    Strata(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void create(Trial trial) {
        String sql = "insert into stratum (stratum, trial_id) select unnest(?::text[]), ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            new Rows<>(insert, trial.design().strata())
                    .column("text", stratum -> stratum)
                    .value(trial.id())
                    .insert();
        } catch (SQLException e) {
            throw new StorageFailure("strata", e);
        }
    }

    /** Locks these strata, always in the same order, to the end of the transaction. */
    Map<String, Place> locked(UUID trialId, Collection<String> strata) {
        RoundTrip trip = new RoundTrip("strata", dataSource);
        Supplier<Map<String, Place>> places = locked(trip, trialId, strata);
        trip.run();
        return places.get();
    }

    Supplier<Map<String, Place>> locked(RoundTrip trip, UUID trialId, Collection<String> strata) {
        String sql = "select stratum, next_sequence, block_index, block_offset from stratum"
                + " where stratum = any(?) and trial_id = ? order by stratum for update";
        return trip.query(
                sql,
                (select, first) -> new Rows<>(select, first, strata)
                        .column("text", stratum -> stratum)
                        .value(trialId)
                        .next(),
                row -> {
                    Map<String, Place> places = new HashMap<>();
                    while (row.next()) {
                        places.put(row.getString(1), new Place(row.getLong(2), row.getLong(3), row.getInt(4)));
                    }
                    return places;
                });
    }

    static void moveOn(RoundTrip trip, UUID trialId, Map<String, Place> places) {
        String sql = """
                update stratum s set next_sequence = e.sequence, block_index = e.block, block_offset = e.place
                from unnest(?::text[], ?::int8[], ?::int8[], ?::int4[]) e(stratum, sequence, block, place)
                where s.stratum = e.stratum and s.trial_id = ?""";
        trip.update(
                sql,
                (update, first) -> new Rows<>(update, first, places.entrySet())
                        .column("text", Map.Entry::getKey)
                        .column("int8", e -> e.getValue().sequence())
                        .column("int8", e -> e.getValue().blockIndex())
                        .column("int4", e -> e.getValue().offset())
                        .value(trialId)
                        .next());
    }
}

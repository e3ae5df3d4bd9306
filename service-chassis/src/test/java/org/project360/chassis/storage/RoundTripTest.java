package org.project360.chassis.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.project360.chassis.TestStack;

@QuarkusTest
@WithTestResource(TestStack.class)
class RoundTripTest {

    private static final String ADD = "insert into total (key, sum) select ?, n from unnest(?::bigint[]) n";
    private static final String RAISE = "update total set sum = sum + ? where key = ?";
    private static final String READ = "select sum from total where key = ?";

    @Inject
    DataSource dataSource;

    private final String key = UUID.randomUUID().toString();

    @Test
    void eachStatementSeesWhatThoseBeforeItDid() {
        List<Supplier<List<Long>>> seen = new ArrayList<>();
        List<Supplier<Integer>> touched = new ArrayList<>();
        QuarkusTransaction.requiringNew().run(() -> {
            RoundTrip trip = new RoundTrip("totals", dataSource);
            seen.add(read(trip));
            touched.add(add(trip, 40));
            seen.add(read(trip));
            touched.add(raise(trip, 2));
            touched.add(raise(trip, 3));
            seen.add(read(trip));
            trip.run();
        });

        assertThat(seen.stream().map(Supplier::get)).containsExactly(List.of(), List.of(40L), List.of(45L));
        assertThat(touched.stream().map(Supplier::get)).containsExactly(1, 1, 1);
    }

    @Test
    void theFirstFailureUndoesAll() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    RoundTrip trip = new RoundTrip("totals", dataSource);
                    add(trip, 1);
                    add(trip, 2);
                    raise(trip, 3);
                    trip.run();
                }))
                .isInstanceOf(StorageFailure.class)
                .hasMessage("totals")
                .hasRootCauseInstanceOf(SQLException.class);

        RoundTrip after = new RoundTrip("totals", dataSource);
        Supplier<List<Long>> left = read(after);
        after.run();
        assertThat(left.get()).isEmpty();
    }

    @Test
    void anAnswerIsNotToBeHadBeforeTheRun() {
        Supplier<List<Long>> early = read(new RoundTrip("totals", dataSource));

        assertThatThrownBy(early::get).isInstanceOf(IllegalStateException.class);
    }

    private Supplier<Integer> add(RoundTrip trip, long sum) {
        return trip.update(ADD, (statement, at) -> {
            statement.setString(at, key);
            statement.setArray(at + 1, statement.getConnection().createArrayOf("int8", new Object[] {sum}));
            return at + 2;
        });
    }

    private Supplier<Integer> raise(RoundTrip trip, long by) {
        return trip.update(RAISE, (statement, at) -> {
            statement.setLong(at, by);
            statement.setString(at + 1, key);
            return at + 2;
        });
    }

    private Supplier<List<Long>> read(RoundTrip trip) {
        return trip.query(
                READ,
                (statement, at) -> {
                    statement.setString(at, key);
                    return at + 1;
                },
                RoundTripTest::sums);
    }

    private static List<Long> sums(ResultSet rows) throws SQLException {
        List<Long> sums = new ArrayList<>();
        while (rows.next()) {
            sums.add(rows.getLong(1));
        }
        return sums;
    }
}

package org.project360.chassis.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.health.api.Wellness;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Age of the oldest event that waits to leave, in seconds; 0 when none waits. */
@Startup
@Wellness
class OutboxAge implements HealthCheck {

    private static final double WORRYING_SECONDS = 30;

    private final DataSource dataSource;

    OutboxAge(DataSource dataSource, MeterRegistry meters) {
        this.dataSource = dataSource;
        Gauge.builder("project360.outbox.age.seconds", this, OutboxAge::seconds).register(meters);
    }

    @Override
    public HealthCheckResponse call() {
        double seconds = seconds();
        return HealthCheckResponse.named("outbox")
                .withData("ageSeconds", Double.isNaN(seconds) ? "unknown" : "%.1f".formatted(seconds))
                .status(seconds < WORRYING_SECONDS)
                .build();
    }

    private double seconds() {
        String sql =
                "select coalesce(extract(epoch from clock_timestamp() - created_at), 0) from outbox order by id limit 1";
        try (Connection connection = dataSource.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            return row.next() ? row.getDouble(1) : 0;
        } catch (SQLException unreachable) {
            return Double.NaN;
        }
    }
}

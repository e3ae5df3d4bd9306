package org.project360.local.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.project360.local.Database;

/**
 * Gives a {@code @QuarkusTest} its broker with all topics and a fresh database: {@code @WithTestResource(value =
 * InfraResource.class, initArgs = @ResourceArg(name = "database", value = "referral"))}.
 */
public final class InfraResource implements QuarkusTestResourceLifecycleManager {
    private String database = "service";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        Database fresh = TestInfra.freshDatabase(database);
        TestInfra.createTopics();
        return Map.of(
                "quarkus.datasource.jdbc.url", fresh.jdbcUrl(),
                "quarkus.datasource.username", fresh.user(),
                "quarkus.datasource.password", fresh.password(),
                "kafka.bootstrap.servers", TestInfra.bootstrapServers());
    }

    /** The servers serve the next application in this JVM too; the shutdown hook ends them. */
    @Override
    public void stop() {}
}

package org.project360.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InfraResourceTest {

    @Test
    void eachStartHasADatabaseOfItsOwnOnTheSameServers() {
        Map<String, String> first = start();
        Map<String, String> second = start();
        assertThat(first.get("quarkus.datasource.jdbc.url"))
                .contains("/referral_")
                .isNotEqualTo(second.get("quarkus.datasource.jdbc.url"));
        assertThat(first).containsEntry("kafka.bootstrap.servers", second.get("kafka.bootstrap.servers"));
    }

    private static Map<String, String> start() {
        InfraResource resource = new InfraResource();
        resource.init(Map.of("database", "referral"));
        return resource.start();
    }
}

package org.project360.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.project360.local.testing.TestInfra;

class TopicsTest {
    private static final String ARMS = "randomisation.allocation-made.v1";

    @Test
    void theFileNamesEveryService() {
        assertThat(Topics.names())
                .contains("police.incident-reported.v1", ARMS, "intake.dead-letter.v1", "followup.dead-letter.v1")
                .doesNotHaveDuplicates();
    }

    @Test
    void creatingTwiceMakesEachTopicOnceAsDescribed() throws ExecutionException, InterruptedException {
        TestInfra.createTopics();
        TestInfra.createTopics();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestInfra.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).containsAll(Topics.names());
            ConfigResource arms = new ConfigResource(ConfigResource.Type.TOPIC, ARMS);
            assertThat(admin.describeConfigs(List.of(arms)).all().get())
                    .extractingByKey(arms)
                    .extracting(config -> config.get("cleanup.policy").value())
                    .isEqualTo("compact");
        }
    }
}

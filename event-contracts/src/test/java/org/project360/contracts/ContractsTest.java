package org.project360.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ContractsTest {

    @Test
    void tellsTheAttributesOfATopic() {
        assertThat(Contracts.ceType(Topics.INTAKE_CHILD_EXPOSED)).isEqualTo("org.project360.intake.child-exposed.v1");
        assertThat(Contracts.dataSchema(Topics.INTAKE_CHILD_EXPOSED))
                .isEqualTo("urn:project360:schema:intake.child-exposed.v1");
        assertThat(Contracts.contentType(Topics.INTAKE_CHILD_EXPOSED)).isEqualTo("application/jose");
        assertThat(Contracts.contentType(Topics.INTAKE_PERSON_MERGED)).isEqualTo("application/json");
    }

    @Test
    void fourTopicsArePersonal() {
        assertThat(Contracts.topics().stream().filter(Contracts::isPersonal))
                .containsExactly(
                        Topics.POLICE_INCIDENT_REPORTED,
                        Topics.INTAKE_REFERRAL_REQUESTED,
                        Topics.INTAKE_CHILD_EXPOSED,
                        Topics.INTAKE_FOLLOW_UP_CONTACT);
    }

    @Test
    void opensTheSchemaOfEveryTopic() throws IOException {
        for (String topic : Contracts.topics()) {
            try (InputStream in = Contracts.schema(topic)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(Contracts.schemas()).containsEntry(Contracts.dataSchema(topic), text);
            }
        }
        assertThat(Contracts.schemas()).hasSize(Contracts.topics().size() + 3);
    }

    @Test
    void refusesATopicThatDoesNotExist() {
        assertThatIllegalArgumentException().isThrownBy(() -> Contracts.schema("intake.rumour-heard.v1"));
        assertThatIllegalArgumentException().isThrownBy(() -> Contracts.examples("common"));
        assertThatIllegalArgumentException().isThrownBy(() -> Contracts.isPersonal(""));
    }
}

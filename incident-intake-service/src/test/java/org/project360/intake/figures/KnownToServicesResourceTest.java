package org.project360.intake.figures;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.project360.contracts.Topics;
import org.project360.contracts.notification.NoticeProgressed;
import org.project360.contracts.notification.NoticeProgressed.KnownToServices;
import org.project360.contracts.notification.NoticeProgressed.Stage;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.local.testing.TestClock;

@IntakeTest
@TestSecurity(user = "tara", roles = "trial-manager")
class KnownToServicesResourceTest {

    @Inject
    Intake intake;

    @Inject
    NoticeProgressedListener listener;

    @Test
    void countsTheLatestAnswerOfEachNoticeOnce() {
        List<ConsumerRecord<String, byte[]>> events = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            UUID notice = UUID.randomUUID();
            events.add(event(step(notice, Stage.SENT, 0, null)));
            events.add(event(step(notice, Stage.ANSWERED, 2, KnownToServices.NOT_KNOWN)));
            // An earlier answer that comes late, and the same answer again, change nothing.
            events.add(event(step(notice, Stage.ANSWERED, 1, KnownToServices.UNSURE)));
            events.add(event(step(notice, Stage.ANSWERED, 2, KnownToServices.NOT_KNOWN)));
        }
        events.add(event(step(UUID.randomUUID(), Stage.ANSWERED, 1, KnownToServices.KNOWN_EARLY_HELP)));

        intake.takes(listener, events.subList(0, 10));
        intake.takes(listener, events.subList(10, events.size()));

        given().get("/v1/known-to-services")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.force == 'KTS-1' }.answers.find { it.answer == 'NOT_KNOWN' }.notices",
                        equalTo(6))
                .body(
                        "items.find { it.force == 'KTS-1' }.answers.find { it.answer == 'KNOWN_EARLY_HELP' }.notices",
                        nullValue())
                .body("items.find { it.force == 'KTS-1' }.total", nullValue());
    }

    private static NoticeProgressed step(UUID notice, Stage stage, int hour, KnownToServices answer) {
        return new NoticeProgressed(
                notice,
                UUID.randomUUID(),
                "KTS-1",
                "900001",
                stage,
                TestClock.START.plus(Duration.ofHours(hour)),
                answer);
    }

    private static ConsumerRecord<String, byte[]> event(NoticeProgressed step) {
        return Intake.plain(Topics.NOTIFICATION_NOTICE_PROGRESSED, step);
    }
}

package org.project360.notification.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.project360.notification.testing.Exposures.aChild;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.notification.NoticeProgressed;
import org.project360.contracts.notification.NoticeProgressed.KnownToServices;
import org.project360.contracts.notification.NoticeProgressed.Stage;
import org.project360.local.testing.InfraResource;
import org.project360.notification.testing.Events;
import org.project360.notification.testing.Exposures;
import org.project360.notification.testing.Rows;
import org.project360.notification.testing.Schools;
import org.project360.notification.testing.TestCallers;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
class AcknowledgementResourceTest {

    @Inject
    Events events;

    @Inject
    Rows rows;

    private String urn;
    private Exposures child;

    @BeforeEach
    void aSchool() {
        urn = Schools.open();
        child = aChild().at(urn);
    }

    @Test
    void anAnswerIsRecordedPublishedAndIdempotent() {
        UUID id = sent();

        acknowledge(id, "NOT_KNOWN")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("status", equalTo("ANSWERED"))
                .body("answer", equalTo("NOT_KNOWN"));
        acknowledge(id, "NOT_KNOWN").statusCode(200).body("answer", equalTo("NOT_KNOWN"));

        assertThat(events.progress(child.incident(), 3).stream().map(s -> s.stage() + " " + s.knownToServices()))
                .containsExactly("SENT null", "READ null", "ANSWERED NOT_KNOWN");
        assertThat(rows.one("select status, answer, answered_by, read_by from notice where id = ?", id))
                .containsEntry("status", "ANSWERED")
                .containsEntry("answer", "NOT_KNOWN")
                .containsEntry("answered_by", "dilys")
                .containsEntry("read_by", "dilys");
    }

    @Test
    void anotherAnswerReplacesTheFirst() {
        UUID id = sent();
        acknowledge(id, "UNSURE").statusCode(200);

        acknowledge(id, "KNOWN_EARLY_HELP").statusCode(200).body("answer", equalTo("KNOWN_EARLY_HELP"));

        assertThat(events.progress(child.incident(), 4))
                .filteredOn(step -> step.stage() == Stage.ANSWERED)
                .extracting(NoticeProgressed::knownToServices)
                .containsExactly(KnownToServices.UNSURE, KnownToServices.KNOWN_EARLY_HELP);
    }

    @Test
    void anAcknowledgementOfWhatWasCorrectedSinceIsRefused() {
        UUID id = sent();
        String tag = TestCallers.lead(urn).get(message(id)).header("ETag");
        events.expose(child.version(2).named("Corrected").build());
        events.progress(child.incident(), 3);

        TestCallers.lead(urn)
                .header("If-Match", tag)
                .body(Map.of("kind", "READ", "answer", "NOT_KNOWN"))
                .put(message(id) + "/acknowledgement")
                .then()
                .statusCode(412)
                .body("currentETag", equalTo("\"2\""));

        assertThat(rows.one("select status, answer from notice where id = ?", id))
                .containsEntry("status", "SENT")
                .containsEntry("answer", null);
    }

    @Test
    void onlyTheListedAnswersAreTaken() {
        UUID id = sent();

        acknowledge(id, "MAYBE").statusCode(400);
        TestCallers.lead(urn)
                .body(Map.of("kind", "READ"))
                .put(message(id) + "/acknowledgement")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/answer"));
        acknowledge(UUID.randomUUID(), "NOT_KNOWN").statusCode(404);
    }

    private UUID sent() {
        events.expose(child.build());
        return events.progress(child.incident(), 1).get(0).noticeId();
    }

    private ValidatableResponse acknowledge(UUID id, String answer) {
        return TestCallers.lead(urn)
                .body(Map.of("kind", "READ", "answer", answer))
                .put(message(id) + "/acknowledgement")
                .then();
    }

    private String message(UUID id) {
        return "/v1/establishments/" + urn + "/messages/" + id;
    }
}

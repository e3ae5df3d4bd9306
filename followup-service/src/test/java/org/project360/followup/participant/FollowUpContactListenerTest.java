package org.project360.followup.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.project360.followup.testing.Events.contact;
import static org.project360.followup.testing.Events.enrolled;
import static org.project360.followup.testing.TestCallers.collector;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.SafeContact;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.PersonErased;
import org.project360.followup.testing.CountingStatements;
import org.project360.followup.testing.Events;
import org.project360.followup.testing.Store;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;
import org.project360.local.testing.TestInfra;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "followup"))
class FollowUpContactListenerTest {

    private static final Instant ENROLLED = TestClock.START.minus(Duration.ofDays(28));

    @Inject
    Events events;

    @Inject
    Store store;

    @Inject
    TestClock clock;

    @Inject
    CountingStatements statements;

    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void nobody() {
        clock.reset();
        store.clear();
    }

    @Test
    void mayComeBeforeTheEnrolmentOverTheBroker() {
        TestInfra.send(events.record(person, contact(person, ENROLLED)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> store.count("participant where id = ? and contact is not null", person) == 1);

        events.deliver(enrolled(UUID.randomUUID(), person, ENROLLED));

        assertReachableAs("Zelmira");
    }

    @Test
    void mayComeAfterTheEnrolment() {
        events.deliver(enrolled(UUID.randomUUID(), person, ENROLLED));
        collector()
                .get("/v1/follow-ups/" + store.wave(person, 1))
                .then()
                .statusCode(200)
                .body("contact.forename", nullValue())
                .body("contact.guidance.findAll { it.verdict != 'DO_NOT_USE' }", hasSize(0));

        events.deliver(contact(person, ENROLLED));

        assertReachableAs("Zelmira");
    }

    @Test
    void theLatestIssuedWinsInAnyOrder() {
        events.deliver(enrolled(UUID.randomUUID(), person, ENROLLED));

        events.deliver(named("Second", 2), named("Third", 3), named("First", 1));
        assertReachableAs("Third");
        events.deliver(named("Zeroth", 0));
        assertReachableAs("Third");
        events.deliver(named("Fourth", 4));
        assertReachableAs("Fourth");
    }

    @Test
    void nothingReadableIsStored() {
        events.deliver(enrolled(UUID.randomUUID(), person, ENROLLED));
        events.deliver(contact(person, ENROLLED));
        collector().get("/v1/follow-ups/" + store.wave(person, 1)).then().statusCode(200);

        String everything = store.dump("public") + " " + store.dump("evaluation");

        for (String canary :
                List.of("Zelmira", "Quandersmith", "7700900456", "zelmira@example", "marmalade", "the cat")) {
            assertThat(everything).doesNotContain(canary).doesNotContain(hex(canary));
        }
    }

    @Test
    void anErasedPersonStaysErasedWhateverComesLate() {
        UUID trial = UUID.randomUUID();
        events.deliver(contact(person, ENROLLED));

        events.deliver(new PersonErased(person, TestClock.START));
        events.deliver(contact(person, TestClock.START.plusSeconds(60)));
        events.deliver(enrolled(trial, person, ENROLLED));

        assertThat(store.count("participant where id = ? and wrapped_key is null and contact is null", person))
                .isOne();
        assertThat(store.texts(
                        "select distinct cancel_reason from follow_up_wave w join follow_up_schedule s"
                                + " on s.id = w.schedule_id where s.person_id = ?",
                        person))
                .containsExactly("ERASED");
        collector().get("/v1/follow-ups/" + store.wave(person, 1)).then().statusCode(404);
    }

    @Test
    void erasureBeforeAnythingElseIsRemembered() {
        events.deliver(new PersonErased(person, TestClock.START));
        events.deliver(contact(person, TestClock.START));

        assertThat(store.count("participant where id = ? and contact is null and erased_at is not null", person))
                .isOne();
    }

    @Test
    void aPayloadInClearIsRefusedAndTheReasonTellsNothing() {
        events.deliverRaw(
                Topics.INTAKE_FOLLOW_UP_CONTACT,
                "{\"personId\":\"Zelmira\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        String quarantined = store.texts("select reasons::text from quarantine").get(0);
        assertThat(quarantined).contains("not-encrypted").doesNotContain("Zelmira");
    }

    @Test
    void aBatchTakesAsManyStatementsAsOneEvent() {
        events.deliver(contact(UUID.randomUUID(), ENROLLED));
        int before = statements.run();
        events.deliver(contact(UUID.randomUUID(), ENROLLED));
        int one = statements.run() - before;

        events.deliverAll(java.util.stream.Stream.generate(() -> contact(UUID.randomUUID(), ENROLLED))
                .limit(100)
                .toList());

        assertThat(statements.run() - before - one).isEqualTo(one);
    }

    private Object named(String forename, int seconds) {
        return contact(person, ENROLLED.plusSeconds(seconds), forename, Events.officeHours());
    }

    private void assertReachableAs(String forename) {
        collector()
                .get("/v1/follow-ups/" + store.wave(person, 1))
                .then()
                .statusCode(200)
                .body("contact.forename", equalTo(forename))
                .body("contact.guidance.find { it.channel == 'PHONE' }.verdict", equalTo("SAFE_NOW"));
    }

    @Test
    void detailsOfChannelsThatAreNotSafeAreLeftOut() {
        SafeContact lettersOnly = new SafeContact(
                false,
                false,
                false,
                false,
                true,
                false,
                Events.officeHours().windows(),
                "+447700900456",
                null,
                null,
                null);
        events.deliver(enrolled(UUID.randomUUID(), person, ENROLLED));
        events.deliver(contact(person, ENROLLED, "Zelmira", lettersOnly));

        collector()
                .get("/v1/follow-ups/" + store.wave(person, 1))
                .then()
                .body("contact.preferredPhone", nullValue())
                .body("contact.phones", hasSize(0))
                .body("contact.email", nullValue());
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte b : text.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            hex.append(String.format("%02x", b));
        }
        return hex.toString();
    }
}

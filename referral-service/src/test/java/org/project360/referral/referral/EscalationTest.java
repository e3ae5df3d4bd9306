package org.project360.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.referral.testing.TestCallers.caseworker;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.chassis.deadline.DeadlineTicker;
import org.project360.contracts.referral.CaseProgressed;
import org.project360.contracts.referral.CaseProgressed.Stage;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;
import org.project360.referral.clock.CaseClock;
import org.project360.referral.clock.CaseClocks;
import org.project360.referral.testing.Events;
import org.project360.referral.testing.Requests;
import org.project360.referral.testing.Rows;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "referral"))
class EscalationTest {

    @Inject
    TestClock clock;

    @Inject
    DeadlineTicker ticker;

    @Inject
    Events events;

    @Inject
    Rows rows;

    @Inject
    Cases cases;

    @Inject
    CaseClocks clocks;

    @BeforeEach
    void now() {
        clock.reset();
    }

    @Test
    void eachStepPassesOnceAtItsTimeForItsRole() {
        UUID id = cases.open(Requests.aboutSomebody());
        for (int percent : new int[] {50, 75, 90, 100}) {
            clock.set(
                    at(Duration.ofHours(24).multipliedBy(percent).dividedBy(100).minusMillis(1)));
            ticker.fireDue();
            assertThat(steps(id)).doesNotContain(percent);
            clock.advance(Duration.ofMillis(1));
            ticker.fireDue();
            ticker.fireDue();
            assertThat(steps(id)).contains(percent);
        }
        assertThat(rows.all(
                        "select percent, role, commissioner_report from escalation where referral_id = ? order by percent",
                        id))
                .extracting(r -> r.get("percent") + " " + r.get("role") + " " + r.get("commissioner_report"))
                .containsExactly(
                        "50 caseworker false", "75 team-lead false", "90 duty-manager false", "100 duty-manager true");
        assertThat(events.progress(id, 5))
                .extracting(CaseProgressed::stage, CaseProgressed::percentOfClock, CaseProgressed::at)
                .containsExactly(
                        told(Stage.OPENED, null, clock.START),
                        told(Stage.ESCALATED, 50, at(Duration.ofHours(12))),
                        told(Stage.ESCALATED, 75, at(Duration.ofHours(18))),
                        told(Stage.ESCALATED, 90, at(Duration.ofMinutes(21 * 60 + 36))),
                        told(Stage.BREACHED, 100, at(Duration.ofHours(24))));
        assertThat(rows.one("select breached_at = contact_due_at b from referral where id = ?", id))
                .containsEntry("b", true);
    }

    @Test
    void clocksThatAreSetAgainOrFiredByTwoNeverTellTwice() {
        UUID id = cases.open(Requests.aboutSomebody());
        clock.set(at(Duration.ofHours(30)));
        ticker.fireDue();
        // As after a restore: every step is due once more.
        QuarkusTransaction.requiringNew()
                .run(() -> clocks.start(
                        java.util.List.of(new CaseClocks.Start(id, CaseClock.CONTACT, Requests.REPORTED))));
        assertThat(ticker.fireDue()).isGreaterThanOrEqualTo(4);
        UUID fence = cases.claimed(Requests.aboutSomebody(), "ada");
        events.progress(fence, 1);

        assertThat(events.progress(id, 5)).hasSize(5);
        assertThat(rows.count("select count(*) from escalation where referral_id = ?", id))
                .isEqualTo(4);
    }

    @Test
    void aReferralThatArrivesOverdueTellsEveryStepItMissed() {
        clock.set(at(Duration.ofHours(25)));
        UUID id = cases.open(Requests.aboutSomebody());
        ticker.fireDue();
        assertThat(steps(id)).containsExactly(50, 75, 90, 100);
    }

    @Test
    void liveContactStopsTheClock() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        clock.set(at(Duration.ofHours(13)));
        ticker.fireDue();
        contact(id, "spoke-declined", at(Duration.ofHours(13)));
        clock.set(at(Duration.ofHours(48)));
        ticker.fireDue();
        assertThat(steps(id)).containsExactly(50);
        assertThat(rows.one("select breached_at from referral where id = ?", id))
                .containsEntry("breached_at", null);
    }

    @Test
    void noAnswerStopsNothing() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        clock.set(at(Duration.ofHours(2)));
        contact(id, "no-answer", at(Duration.ofHours(2)));
        clock.set(at(Duration.ofHours(24)));
        ticker.fireDue();
        assertThat(steps(id)).containsExactly(50, 75, 90, 100);
    }

    @Test
    void aBreachWhileTheTickerWasAwayIsToldEvenAfterTheContact() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        clock.set(at(Duration.ofHours(26)));
        contact(id, "spoke-declined", at(Duration.ofHours(25)));
        ticker.fireDue();
        assertThat(steps(id)).containsExactly(50, 75, 90, 100);
        assertThat(rows.one("select breached_at = contact_due_at b from referral where id = ?", id))
                .containsEntry("b", true);
    }

    @Test
    void contactInTimeThatIsRecordedLateIsNoBreachUnlessItWasToldBefore() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        clock.set(at(Duration.ofHours(26)));
        contact(id, "spoke-declined", at(Duration.ofHours(24)));
        ticker.fireDue();
        assertThat(steps(id)).containsExactly(50, 75, 90);
    }

    @Test
    void engagementStartsTheVisitClockWhichTheTrialIsNotTold() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        clock.set(at(Duration.ofHours(2)));
        contact(id, "spoke-engaged", at(Duration.ofHours(2)));
        clock.set(at(Duration.ofHours(26)));
        ticker.fireDue();
        assertThat(rows.one(
                        "select visit_due_at = engaged_at + interval '24 h' d, visit_breached_at = visit_due_at b,"
                                + " breached_at from referral where id = ?",
                        id))
                .containsEntry("d", true)
                .containsEntry("b", true)
                .containsEntry("breached_at", null);
        assertThat(rows.count("select count(*) from escalation where referral_id = ? and clock = 'VISIT'", id))
                .isEqualTo(4);
        assertThat(events.progress(id, 3))
                .extracting(CaseProgressed::stage)
                .containsExactly(Stage.OPENED, Stage.CONTACTED, Stage.ENGAGED);
    }

    @Test
    void theVisitStopsTheVisitClock() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        clock.set(at(Duration.ofHours(2)));
        contact(id, "spoke-engaged", at(Duration.ofHours(2)));
        clock.set(at(Duration.ofHours(10)));
        attempt(id, "VISIT", "visit-met", clock.instant(), Map.of());
        clock.set(at(Duration.ofHours(60)));
        ticker.fireDue();
        assertThat(rows.count("select count(*) from escalation where referral_id = ?", id))
                .isZero();
    }

    @Test
    void aCallAtTheDoorBeforeEngagementIsNoVisit() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        clock.set(at(Duration.ofHours(2)));
        attempt(id, "VISIT", "spoke-call-back", clock.instant(), Map.of("callBackAt", "2026-03-03T09:00:00Z"));
        clock.advance(Duration.ofHours(1));
        contact(id, "spoke-engaged", clock.instant());
        clock.advance(Duration.ofHours(24));
        ticker.fireDue();
        assertThat(rows.one("select visited_at, visit_breached_at = visit_due_at b from referral where id = ?", id))
                .containsEntry("visited_at", null)
                .containsEntry("b", true);
    }

    @Test
    void aStepWhoseCaseIsHeldBySomebodyWaitsForTheNextTick() {
        UUID id = cases.open(Requests.aboutSomebody());
        clock.set(at(Duration.ofHours(12)));
        QuarkusTransaction.requiringNew().run(() -> {
            rows.one("select id from referral where id = ? for update", id);
            ticker.fireDue();
            assertThat(steps(id)).isEmpty();
        });
        ticker.fireDue();
        ticker.fireDue();
        assertThat(steps(id)).containsExactly(50);
        assertThat(events.progress(id, 2)).hasSize(2);
    }

    private void contact(UUID id, String outcome, Instant at) {
        attempt(id, "PHONE", outcome, at, Map.of());
    }

    private void attempt(UUID id, String channel, String outcome, Instant at, Map<String, String> more) {
        Map<String, String> body =
                new HashMap<>(Map.of("channel", channel, "outcome", outcome, "startedAt", at.toString()));
        body.putAll(more);
        caseworker("ada")
                .header("If-Match", cases.tag(id))
                .body(body)
                .post("/v1/referrals/" + id + "/contact-attempts")
                .then()
                .statusCode(201);
    }

    private java.util.List<Object> steps(UUID id) {
        return rows
                .all("select percent from escalation where referral_id = ? and clock = 'CONTACT' order by percent", id)
                .stream()
                .map(r -> (Object) java.util.Objects.requireNonNull(r.get("percent")))
                .toList();
    }

    private static org.assertj.core.groups.Tuple told(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    private static Instant at(Duration sinceReport) {
        return Requests.REPORTED.plus(sinceReport);
    }
}

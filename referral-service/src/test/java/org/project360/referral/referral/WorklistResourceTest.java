package org.project360.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.project360.contracts.Topics.INTAKE_ALLOCATIONS_AWAITED;
import static org.project360.referral.testing.Requests.window;
import static org.project360.referral.testing.TestCallers.caseworker;
import static org.project360.referral.testing.TestCallers.lead;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.chassis.deadline.DeadlineTicker;
import org.project360.contracts.intake.AllocationsAwaited;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;
import org.project360.referral.testing.Events;
import org.project360.referral.testing.Requests;
import org.project360.referral.testing.Rows;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "referral"))
class WorklistResourceTest {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    @Inject
    TestClock clock;

    @Inject
    DeadlineTicker ticker;

    @Inject
    Rows rows;

    @Inject
    Cases cases;

    @Inject
    Events events;

    @BeforeEach
    void now() {
        clock.reset();
    }

    @Test
    void isOrderedByTheTimeLeftAsBruteForceOrdersIt() {
        Random random = new Random(11);
        Map<UUID, Instant> due = new LinkedHashMap<>();
        for (int i = 0; i < 60; i++) {
            Instant reported = Requests.REPORTED.minusSeconds(random.nextInt(100_000));
            UUID id = cases.claimed(Requests.aboutSomebody().reportedAt(reported), "orla");
            Instant next = switch (random.nextInt(4)) {
                case 0 -> attempt(id, "spoke-engaged", null).plus(Duration.ofHours(24));
                case 1 -> {
                    Instant callBack = clock.instant().plusSeconds(1 + random.nextInt(100_000));
                    attempt(id, "spoke-call-back", callBack);
                    yield callBack;
                }
                case 2 -> {
                    attempt(id, "spoke-declined", null);
                    yield Worklist.NOT_TIMED;
                }
                default -> reported.plus(Duration.ofHours(24));
            };
            due.put(id, next);
        }
        List<UUID> bruteForce = due.entrySet().stream()
                .sorted(Map.Entry.<UUID, Instant>comparingByValue()
                        .thenComparing(e -> e.getKey().toString()))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(ids(all(() -> caseworker("orla"), "mine", 7))).isEqualTo(bruteForce);
    }

    @Test
    void pagesGiveEverythingOnceWhileOthersArrive() {
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 25; i++) {
            expected.add(cases.claimed(Requests.aboutSomebody().reportedAt(Requests.REPORTED.plusSeconds(i)), "petra")
                    .toString());
        }
        List<String> seen = new ArrayList<>();
        @Nullable String url = "/v1/referrals?view=mine&limit=4";
        while (url != null) {
            Response page = caseworker("petra").urlEncodingEnabled(false).get(url);
            seen.addAll(page.path("items.id"));
            cases.claimed(Requests.aboutSomebody().reportedAt(Requests.REPORTED.minusSeconds(seen.size())), "petra");
            url = next(page);
        }
        assertThat(seen).doesNotHaveDuplicates().containsAll(expected);
    }

    @Test
    void viewsShowWhatTheySay() {
        UUID hers = cases.claimed(Requests.aboutSomebody(), "quinn");
        UUID nobodys = cases.open(Requests.aboutSomebody());
        UUID others = cases.claimed(Requests.aboutSomebody(), "rosa");
        UUID late = cases.claimed(
                Requests.aboutSomebody().reportedAt(Requests.REPORTED.minus(Duration.ofHours(30))), "quinn");
        ticker.fireDue();

        assertThat(ids(all(() -> caseworker("quinn"), "open", 200)))
                .contains(hers, nobodys, late)
                .doesNotContain(others);
        assertThat(ids(all(() -> caseworker("quinn"), "mine", 200))).containsExactly(late, hers);
        assertThat(ids(all(() -> caseworker("quinn"), "unassigned", 200)))
                .contains(nobodys)
                .doesNotContain(hers, others, late);
        assertThat(ids(all(() -> caseworker("quinn"), "breached", 200)))
                .contains(late)
                .doesNotContain(hers, nobodys);
        assertThat(ids(all(() -> caseworker("quinn"), "due-next", 200)))
                .contains(hers, nobodys)
                .doesNotContain(late, others);
        assertThat(ids(all(() -> lead(), "open", 200))).contains(hers, nobodys, others, late);
        assertThat(lead().get("/v1/referrals?view=everything").statusCode()).isEqualTo(400);
    }

    @Test
    void aLineHasInitialsAndWhetherToCallAndNoName() {
        clock.set(Instant.parse("2026-03-03T09:00:00Z"));
        UUID id = cases.claimed(
                Requests.aboutSomebody()
                        .named("Saoirse", "Quillfeather")
                        .safe(Requests.byPhone(window(DayOfWeek.TUESDAY, "09:30", "12:00"))),
                "sian");
        Response page = caseworker("sian").get("/v1/referrals?view=mine");
        assertThat(page.body().asString()).doesNotContain("Saoirse", "Quillfeather", "7700900123");
        Map<String, Object> line = page.path("items[0]");
        assertThat(line)
                .containsEntry("id", id.toString())
                .containsEntry("initials", "SQ")
                .containsEntry("state", "ASSIGNED")
                .containsEntry("clock", "CONTACT")
                .containsEntry("dueAt", "2026-03-03T08:00:00Z");
        assertThat(page.<String>path("items[0].call.words")).isEqualTo("Not before Tuesday 3 March, 09:30");
        assertThat(page.<String>path("items[0].call.colour")).isEqualTo("amber");
        assertThat(page.<String>path("items[0].reference")).matches("R-[0-9A-Z]{5}-[0-9A-Z]{5}");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }

    /** Who is in no list because she has no allocation: a number beside every list, until it is too old to go by. */
    @Test
    void besideTheListsStandsWhetherAnybodyIsNotYetAllocated() {
        UUID key = UUID.randomUUID();
        Instant now = clock.instant();
        Instant longest = Instant.parse("2026-03-01T22:15:00Z");
        events.send(INTAKE_ALLOCATIONS_AWAITED, key, new AllocationsAwaited(3, longest, now));
        // Told twice, and one that was overtaken.
        events.send(INTAKE_ALLOCATIONS_AWAITED, key, new AllocationsAwaited(3, longest, now));
        events.send(INTAKE_ALLOCATIONS_AWAITED, key, new AllocationsAwaited(9, longest, now.minusSeconds(60)));
        await().until(
                        () -> notYetAllocated(),
                        is(Map.of(
                                "state",
                                "NOT_YET_ALLOCATED",
                                "incidents",
                                3,
                                "longestReportedAt",
                                longest.toString(),
                                "countedAt",
                                now.toString())));

        clock.advance(Duration.ofMinutes(5));
        assertThat(notYetAllocated()).containsEntry("state", "NOT_YET_ALLOCATED");
        clock.advance(Duration.ofSeconds(1));
        assertThat(notYetAllocated()).containsEntry("state", "UNKNOWN").containsEntry("incidents", 3);

        events.send(INTAKE_ALLOCATIONS_AWAITED, key, new AllocationsAwaited(0, null, clock.instant()));
        await().until(() -> notYetAllocated().get("state"), is("NOBODY_WAITS"));
        assertThat(notYetAllocated()).containsEntry("incidents", 0);
    }

    private static Map<String, Object> notYetAllocated() {
        Response page = caseworker("uma").get("/v1/referrals?view=mine");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.<List<Object>>path("items")).isEmpty();
        Map<String, Object> beside = page.path("notYetAllocated");
        beside.values().removeIf(java.util.Objects::isNull);
        return beside;
    }

    @Test
    void aCursorOfAnotherListIsRefused() {
        for (int i = 0; i < 3; i++) {
            cases.claimed(Requests.aboutSomebody(), "tess");
        }
        String url = java.util.Objects.requireNonNull(next(caseworker("tess").get("/v1/referrals?view=mine&limit=1")));
        assertThat(caseworker("tess")
                        .urlEncodingEnabled(false)
                        .get(url.replace("view=mine", "view=open"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void theProjectionIsWhatTheFactsSay() {
        Random random = new Random(5);
        for (int i = 0; i < 10; i++) {
            UUID id = cases.claimed(Requests.aboutSomebody(), "una");
            for (String outcome : List.of("no-answer", "spoke-declined", "spoke-engaged", "spoke-unsafe-ended")) {
                if (random.nextBoolean()) {
                    attempt(id, outcome, null, "una");
                }
            }
        }
        clock.advance(Duration.ofHours(60));
        ticker.fireDue();
        assertThat(rows.all("""
                        select r.id from referral r full join worklist_item w on w.referral_id = r.id
                        where (r.closed_at is null) is distinct from (w.referral_id is not null)
                           or r.closed_at is null and (w.assignee is distinct from r.assignee
                           or w.breached <> (r.breached_at is not null or r.visit_breached_at is not null)
                           or w.due_at is distinct from case when r.first_contact_at is null then r.contact_due_at
                               when r.engaged_at is not null and r.visited_at is null then r.visit_due_at
                               else r.call_back_at end)""")).isEmpty();
    }

    private Instant attempt(UUID id, String outcome, @Nullable Instant callBackAt) {
        return attempt(id, outcome, callBackAt, "orla");
    }

    private Instant attempt(UUID id, String outcome, @Nullable Instant callBackAt, String worker) {
        Map<String, String> body = new LinkedHashMap<>(Map.of(
                "channel",
                "PHONE",
                "outcome",
                outcome,
                "startedAt",
                clock.instant().toString()));
        if (callBackAt != null) {
            body.put("callBackAt", callBackAt.toString());
        }
        caseworker(worker)
                .header("If-Match", cases.tag(id))
                .body(body)
                .post("/v1/referrals/" + id + "/contact-attempts")
                .then()
                .statusCode(201);
        return clock.instant();
    }

    private static List<String> all(Supplier<RequestSpecification> caller, String view, int limit) {
        List<String> ids = new ArrayList<>();
        @Nullable String url = "/v1/referrals?view=" + view + "&limit=" + limit;
        while (url != null) {
            Response page = caller.get().urlEncodingEnabled(false).get(url);
            assertThat(page.statusCode()).isEqualTo(200);
            ids.addAll(page.path("items.id"));
            url = next(page);
        }
        assertThat(ids).doesNotHaveDuplicates();
        return ids;
    }

    private static List<UUID> ids(List<String> texts) {
        return texts.stream().map(UUID::fromString).toList();
    }

    private static @Nullable String next(Response page) {
        String link = page.header("Link");
        Matcher matcher = NEXT.matcher(link == null ? "" : link);
        return matcher.find() ? matcher.group(1) : null;
    }
}

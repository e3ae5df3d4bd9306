package org.project360.referral.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.referral.testing.TestCallers.caseworker;
import static org.project360.referral.testing.TestCallers.lead;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;
import org.project360.referral.referral.Cases;
import org.project360.referral.testing.Requests;
import org.project360.referral.testing.Rows;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "referral"))
class AssigneeResourceTest {

    @Inject
    TestClock clock;

    @Inject
    Rows rows;

    @Inject
    Cases cases;

    @BeforeEach
    void now() {
        clock.reset();
    }

    @Test
    void ofTwoClaimsAtOnceOneHoldsAndOneIsStale() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 20; round++) {
                UUID id = cases.open(Requests.aboutSomebody());
                String tag = cases.tag(id);
                CountDownLatch start = new CountDownLatch(1);
                List<Future<Integer>> claims = List.of("ada", "bea").stream()
                        .map(worker -> workers.submit(() -> {
                            start.await();
                            return caseworker(worker)
                                    .header("If-Match", tag)
                                    .put(path(id))
                                    .statusCode();
                        }))
                        .toList();
                start.countDown();
                assertThat(List.of(claims.get(0).get(), claims.get(1).get())).containsExactlyInAnyOrder(200, 412);
                assertThat(rows.count("select count(*) from assignment where referral_id = ?", id))
                        .isEqualTo(1);
            }
        } finally {
            workers.shutdown();
        }
    }

    @Test
    void aClaimNeedsTheVersionThatWasRead() {
        UUID id = cases.open(Requests.aboutSomebody());
        assertThat(caseworker("ada").put(path(id)).statusCode()).isEqualTo(428);
        Response claimed = caseworker("ada").header("If-Match", cases.tag(id)).put(path(id));
        assertThat(claimed.statusCode()).isEqualTo(200);
        assertThat(claimed.<String>path("assignee")).isEqualTo("ada");
        assertThat(claimed.header("ETag")).isEqualTo(cases.tag(id));
    }

    @Test
    void claimingAgainChangesNothing() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        String tag = cases.tag(id);
        assertThat(caseworker("ada").header("If-Match", tag).put(path(id)).statusCode())
                .isEqualTo(200);
        assertThat(cases.tag(id)).isEqualTo(tag);
        assertThat(rows.count("select count(*) from assignment where referral_id = ?", id))
                .isEqualTo(1);
    }

    @Test
    void onlyALeadGivesItToSomebodyElse() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        String before = cases.tag(id);
        assertThat(caseworker("ada")
                        .header("If-Match", before)
                        .body(Map.of("assignee", "bea"))
                        .put(path(id))
                        .statusCode())
                .isEqualTo(403);
        assertThat(lead().header("If-Match", before)
                        .body(Map.of("assignee", "bea"))
                        .put(path(id))
                        .statusCode())
                .isEqualTo(200);
        assertThat(rows.all(
                        "select assignee, assigned_by from assignment where referral_id = ? order by from_version", id))
                .extracting(r -> r.get("assignee") + " by " + r.get("assigned_by"))
                .containsExactly("ada by ada", "bea by lena");
        // Ada saw it at that version and learns that it changed; with the present one it is not there for her.
        assertThat(caseworker("ada").header("If-Match", before).put(path(id)).statusCode())
                .isEqualTo(412);
        assertThat(caseworker("ada")
                        .header("If-Match", cases.tag(id))
                        .put(path(id))
                        .statusCode())
                .isEqualTo(404);
        assertThat(caseworker("ada").get("/v1/referrals/" + id).statusCode()).isEqualTo(404);
        assertThat(caseworker("bea").get("/v1/referrals/" + id).statusCode()).isEqualTo(200);
    }

    private static String path(UUID id) {
        return "/v1/referrals/" + id + "/assignee";
    }
}

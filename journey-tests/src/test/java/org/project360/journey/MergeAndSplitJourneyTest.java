package org.project360.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.project360.journey.ReportedPairs.Pair;
import org.project360.journey.ReportedPairs.Side;

/**
 * A woman whom the police know under two ids is made one person by data stewards, and two again: every service follows,
 * and afterwards every row is as it was.
 */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MergeAndSplitJourneyTest {

    private static final List<String> NEVER_CHANGING =
            List.of("randomisation: allocation", "randomisation: ledger", "randomisation: participant");

    private final Figures figures = new Figures(Path.of("target", "merge-and-split-figures.txt"));
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Journeys journeys;
    private ReportedPairs pairs;

    MergeAndSplitJourneyTest(Journeys journeys) {
        this.journeys = journeys;
    }

    @BeforeAll
    void reports() throws Exception {
        pairs = new ReportedPairs(journeys);
    }

    /** What she has follows her to the id that has nothing. */
    @Test
    void oneAllocated() throws Exception {
        Pair pair = pairs.oneAllocated();
        Side allocated = pair.first();
        Side other = pair.later();
        assertThat(other.arm()).isEmpty();
        Map<String, List<String>> before = snapshot(pair);

        String merge = merge(other, allocated);
        String children = mergeChildren(other, allocated);
        journeys.settled();

        assertThat(counted(other)).isEqualTo(3);
        assertThat(openReferrals(other)).isEqualTo(allocated.arm().equals("TREATMENT") ? 1 : 0);
        assertThat(effectiveSchedulesOf(other)).containsExactly(allocated.person());
        assertThat(noticesOf(other.child(), pair))
                .containsExactly("RECALLED DUPLICATE_CHILD", "SENT null", "SENT null", "SENT null");
        assertThat(conflicts(pair)).isEmpty();
        Map<String, List<String>> merged = snapshot(pair);
        assertThat(merged).isNotEqualTo(before);

        split(other.child(), children);
        split(other.person(), merge);
        journeys.drained();

        restored("one allocated", before, merged, snapshot(pair));
    }

    /** Of two referrals and two schedules one each stays. */
    @ParameterizedTest
    @CsvSource({"TREATMENT, 1", "CONTROL, 0"})
    void bothAllocatedToOneArm(String arm, int open) throws Exception {
        Pair pair = pairs.of(arm, arm);
        Map<String, List<String>> before = snapshot(pair);

        String merge = merge(pair.first(), pair.later());
        String children = mergeChildren(pair.first(), pair.later());
        journeys.settled();

        assertThat(counted(pair.first())).isEqualTo(4);
        assertThat(openReferrals(pair.first())).isEqualTo(open);
        assertThat(closedAsDuplicates(pair)).isEqualTo(open);
        assertThat(effectiveSchedulesOf(pair.first()))
                .containsExactly(pair.first().person());
        assertThat(cancelledWavesOf(pair.later())).containsExactly("DUPLICATE");
        assertThat(conflicts(pair)).isEmpty();
        Map<String, List<String>> merged = snapshot(pair);
        assertThat(merged).containsAllEntriesOf(neverChanging(before));

        split(pair.first().child(), children);
        split(pair.first().person(), merge);
        journeys.drained();

        restored("both " + arm, before, merged, snapshot(pair));
    }

    /** Neither allocation changes, the first counts, and the later is marked for the statistician, who sees no arm. */
    @ParameterizedTest
    @CsvSource({"TREATMENT, CONTROL", "CONTROL, TREATMENT"})
    void bothAllocatedToDifferentArms(String firstArm, String laterArm) throws Exception {
        Pair pair = pairs.of(firstArm, laterArm);
        Side first = pair.first();
        Side survivor = pair.later();
        Map<String, List<String>> before = snapshot(pair);
        Map<String, List<String>> beforeOfFirst = PairSnapshot.of(journeys, first.people(), first.incidents());

        String merge = merge(survivor, first);
        String children = mergeChildren(survivor, first);
        journeys.settled();

        Map<String, List<String>> merged = snapshot(pair);
        assertThat(merged).containsAllEntriesOf(neverChanging(before));
        assertThat(conflicts(pair)).containsExactly("ARM_CONFLICT");
        assertThat(openReferrals(survivor)).isEqualTo(1);
        assertThat(effectiveSchedulesOf(survivor)).containsExactly(first.person());
        assertThat(cancelledWavesOf(survivor)).containsExactly("DUPLICATE");

        split(survivor.child(), children);
        split(survivor.person(), merge);
        journeys.drained();

        restored(firstArm + " then " + laterArm, before, merged, snapshot(pair));
        assertThat(conflicts(pair)).containsExactly("SPLIT");

        // One again, she is reported once more under the id that was drawn for later.
        merge = merge(survivor, first);
        String again = pairs.again(pair, survivor);
        JsonNode answer = journeys.allocationsByIncident().get(again).get(0);
        assertThat(answer.get("arm").asText()).isEqualTo(firstArm);
        assertThat(answer.get("represented").asBoolean()).isTrue();
        assertThat(answer.get("personId").asText()).isEqualTo(survivor.person());
        assertThat(counted(survivor)).isEqualTo(5);
        assertThat(openReferrals(survivor)).isEqualTo(1);
        assertThat(conflicts(pair)).containsExactlyInAnyOrder("SPLIT", "ARM_CONFLICT");
        assertThat(snapshot(pair)).containsAllEntriesOf(neverChanging(before));
        journeys.settled();

        split(survivor.person(), merge);
        journeys.settled();

        assertThat(PairSnapshot.of(journeys, first.people(), first.incidents())).isEqualTo(beforeOfFirst);
        assertThat(List.of(counted(first), counted(survivor))).containsExactly(2L, 3L);
        assertThat(openReferrals(survivor)).isEqualTo(1);
    }

    private Map<String, List<String>> snapshot(Pair pair) throws Exception {
        return PairSnapshot.of(journeys, pair.people(), pair.incidents());
    }

    private void restored(
            String pair,
            Map<String, List<String>> before,
            Map<String, List<String>> merged,
            Map<String, List<String>> split)
            throws Exception {
        figures.add(
                "%s: rows that the merge changed: %s; of allocations, ledger and participants %s; after the split: %s"
                        .formatted(
                                pair,
                                PairSnapshot.changes(before, merged),
                                PairSnapshot.changes(neverChanging(before), neverChanging(merged)),
                                PairSnapshot.changes(before, split)));
        assertThat(split).isEqualTo(before);
    }

    private static Map<String, List<String>> neverChanging(Map<String, List<String>> snapshot) {
        Map<String, List<String>> part = new java.util.HashMap<>(snapshot);
        part.keySet().retainAll(NEVER_CHANGING);
        assertThat(part).hasSameSizeAs(NEVER_CHANGING);
        return part;
    }

    private long counted(Side side) throws Exception {
        return journeys.count(
                "intake", "select count(*) from incident where counts and victim_id = '" + side.person() + "'");
    }

    private long openReferrals(Side side) throws Exception {
        return journeys.count(
                "referral",
                "select count(*) from referral where closed_at is null and person_id = '" + side.person() + "'");
    }

    private long closedAsDuplicates(Pair pair) throws Exception {
        return journeys.count(
                "referral",
                "select count(*) from referral d join referral k on k.id = d.duplicate_of and k.closed_at is null"
                        + " where d.closure_reason = 'MISTAKEN_OR_DUPLICATE' and d.person_id = k.person_id"
                        + " and d.person_id = '" + pair.first().person() + "'");
    }

    /** Under which ids the schedules were laid down that this person has now. */
    private List<String> effectiveSchedulesOf(Side side) throws Exception {
        return journeys.rows(
                "followup",
                "select enrolled_person_id from follow_up_schedule where effective and person_id = '" + side.person()
                        + "'");
    }

    private List<String> cancelledWavesOf(Side enrolled) throws Exception {
        return journeys.rows(
                "followup",
                "select distinct cancel_reason from follow_up_wave w join follow_up_schedule s on s.id = w.schedule_id"
                        + " where s.enrolled_person_id = '" + enrolled.person() + "'");
    }

    private List<String> noticesOf(String child, Pair pair) throws Exception {
        return journeys.rows(
                "notification",
                "select status, recall_reason from notice where child_id = '" + child + "' and incident_id in ('"
                        + String.join("', '", pair.incidents()) + "') order by status, recall_reason");
    }

    private List<String> conflicts(Pair pair) throws Exception {
        String trial = journeys.text("randomisation", "select id from trial");
        HttpResponse<String> answer = call(
                "randomisation", "statistician", "GET", "/v1/trials/" + trial + "/arm-conflicts?limit=200", "", "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).doesNotContainIgnoringCase("treatment").doesNotContainIgnoringCase("control");
        List<String> states = new ArrayList<>();
        for (JsonNode conflict : json.readTree(answer.body()).get("items")) {
            if (conflict.get("firstPersonId").asText().equals(pair.first().person())
                    && conflict.get("laterPersonId")
                            .asText()
                            .equals(pair.later().person())) {
                states.add(conflict.get("state").asText());
            }
        }
        return states;
    }

    private String merge(Side survivor, Side merged) throws Exception {
        HttpResponse<String> asked = askToMerge(survivor.person(), merged.person());
        boolean both = !survivor.arm().isEmpty() && !merged.arm().isEmpty();
        assertThat(asked.statusCode()).isEqualTo(both ? 202 : 201);
        String id = json.readTree(asked.body()).get("id").asText();
        if (both) {
            String tag = asked.headers().firstValue("ETag").orElseThrow();
            String confirmation = "/v1/merges/" + id + "/confirmation";
            assertThat(call("intake", "data-steward", "POST", confirmation, "", tag)
                            .statusCode())
                    .as("confirmed by who asked")
                    .isEqualTo(409);
            assertThat(call("intake", "data-steward-2", "POST", confirmation, "", tag)
                            .statusCode())
                    .isEqualTo(200);
        }
        return id;
    }

    private String mergeChildren(Side survivor, Side merged) throws Exception {
        HttpResponse<String> asked = askToMerge(survivor.child(), merged.child());
        assertThat(asked.statusCode()).isEqualTo(201);
        return json.readTree(asked.body()).get("id").asText();
    }

    private HttpResponse<String> askToMerge(String survivor, String merged) throws Exception {
        return call(
                "intake",
                "data-steward",
                "POST",
                "/v1/persons/" + survivor + "/merges",
                "{\"mergedId\": \"" + merged + "\", \"reasonCode\": \"same-person\"}",
                "");
    }

    private void split(String person, String merge) throws Exception {
        String order = "{\"mergeId\": \"" + merge + "\", \"reasonCode\": \"merged-in-error\"}";
        assertThat(call("intake", "data-steward", "POST", "/v1/persons/" + person + "/splits", order, "")
                        .statusCode())
                .isEqualTo(201);
    }

    private HttpResponse<String> call(
            String service, String user, String method, String path, String body, String ifMatch) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(journeys.stack().service(service).url() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + journeys.stack().keycloak().tokenOfUser(user))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!ifMatch.isEmpty()) {
            request.header("If-Match", ifMatch);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

package org.project360.randomisation.allocation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.project360.contracts.Topics;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.Arm;
import org.project360.local.testing.TestInfra;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.TrialFixture;

/** After a thousand allocations: nothing that anybody but intake's release can see tells an arm, or makes it likelier. */
@QuarkusTest
@RandomisationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeakTest {

    private static final String UNBLINDING = "/v1/trials/{id}/participants/{person}/unblinding";
    /** All that is known of one draw. */
    private record Drawn(
            AllocationMade made,
            ConsumerRecord<String, byte[]> allocation,
            ConsumerRecord<String, byte[]> enrolment,
            LedgerExport.Row exported) {}

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    ExportLedger export;

    @Inject
    Store store;

    private final Lines lines = new Lines();
    private UUID trial;
    private List<Drawn> drawn = List.of();

    @BeforeEach
    void thousandAllocations() {
        if (trial != null) {
            return;
        }
        trial = fixture.open(1_000);
        lines.during(() -> {
            for (int batch = 0; batch < 25; batch++) {
                deliveries.take(
                        trial,
                        Stream.generate(Candidates::fresh)
                                .limit(40)
                                .map(Candidate::data)
                                .toList());
            }
            await().until(() -> store.count("select count(*) from outbox") == 0);
        });
        drawn = drawn();
        assertThat(drawn).hasSize(1_000);
    }

    @Test
    void noLogLineOrMetricTellsAnArmOrASealedValue() {
        List<String> sealed = new ArrayList<>();
        store.rows("select sealed_draw from allocation where trial_id = ?", trial)
                .forEach(row -> {
                    sealed.add(HexFormat.of().formatHex((byte[]) row.get(0)));
                    sealed.add(Base64.getEncoder().encodeToString((byte[]) row.get(0)));
                });
        String said = String.join("\n", lines.all()) + given().get("/q/metrics").asString();

        assertThat(sealed).hasSize(2_000).noneMatch(said::contains);
        assertThat(said).doesNotContainIgnoringCase("treatment").doesNotContain("CONTROL");
        assertThat(said.length()).isGreaterThan(10_000);
    }

    /** Both arms are alike in whatever is told beside the payload that intake alone may read. */
    @Test
    void nothingBesideTheArmDependsOnTheArm() {
        Map<String, Function<Drawn, ?>> attributes = new LinkedHashMap<>();
        attributes.put("partition", one -> one.allocation().partition());
        attributes.put("parity of the offset", one -> one.allocation().offset() % 2);
        attributes.put("last digit of the key", one -> last(one.allocation().key()));
        attributes.put("last digit of the event id", one -> last(header(one.allocation(), "ce_id")));
        attributes.put("event time", one -> header(one.allocation(), "ce_time"));
        attributes.put("names of headers", one -> names(one.allocation()));
        attributes.put("first digit of the trace", one -> first(header(one.allocation(), "traceparent")));
        attributes.put("partition of the enrolment", one -> one.enrolment().partition());
        attributes.put("length of the enrolment", one -> one.enrolment().value().length);
        attributes.put("last digit of the enrolment's event id", one -> last(header(one.enrolment(), "ce_id")));
        attributes.put(
                "last digit of the allocation",
                one -> last(one.made().allocationId().toString()));
        attributes.put("parity of the ledger's index", one -> one.exported().index() % 2);
        attributes.put(
                "length of the sealed draw", one -> one.exported().sealedDraw().length());
        attributes.put(
                "first digit of the sealed draw", one -> first(one.exported().sealedDraw()));
        attributes.put(
                "last digit of the sealed draw", one -> last(one.exported().sealedDraw()));
        attributes.put("last digit of the arm proof", one -> last(one.exported().armProof()));
        attributes.put("last digit of the hash", one -> last(one.exported().hash()));
        attributes.put(
                "last digit of the public hash", one -> last(one.exported().publicHash()));

        attributes.forEach(
                (name, attribute) -> assertThat(margin(attribute)).as(name).isPositive());
        assertThat(margin(one -> one.made().arm())).as("what does depend").isNegative();
        assertThat(margin(one -> one.made().sequence() % 4 == 0 ? one.made().arm() : "either"))
                .as("what depends a little")
                .isNegative();
        // Exact: 35.9 and 56.5.
        assertThat(Independence.quantile(5)).isBetween(35.8, 38.0);
        assertThat(Independence.quantile(15)).isBetween(56.4, 58.0);
    }

    @Test
    @TestSecurity(user = "x", roles = "police-system")
    void policeSystem() {
        seesNoArm();
    }

    @Test
    @TestSecurity(user = "x", roles = "data-steward")
    void dataSteward() {
        seesNoArm();
    }

    @Test
    @TestSecurity(user = "x", roles = "trial-manager")
    void trialManager() {
        seesNoArm();
    }

    @Test
    @TestSecurity(user = "x", roles = "statistician")
    void statistician() {
        seesNoArm();
    }

    @Test
    @TestSecurity(user = "x", roles = "auditor")
    void auditor() {
        seesNoArm();
    }

    @Test
    @TestSecurity(user = "x", roles = "ops")
    void ops() {
        seesNoArm();
    }

    @Test
    @TestSecurity(
            user = "x",
            roles = {
                "caseworker",
                "team-lead",
                "duty-manager",
                "school-dsl",
                "notification-officer",
                "follow-up-collector"
            })
    void everybodyElseAtOnce() {
        seesNoArm();
    }

    /** Reads everything there is, and tries to unblind a few of each arm: the refusals are alike to the byte. */
    private void seesNoArm() {
        List<String> reads = reads();
        assertThat(reads).hasSizeGreaterThan(15).contains("", "/balance", "/monitoring", "/imbalance");
        for (String read : reads) {
            String body = given().get("/v1/trials/{id}" + read, trial).asString();
            // The design names its arms, and whose they are is not said.
            String beside = read.isEmpty() ? body.replaceFirst("\"arms\":\\[[^]]*]", "") : body;
            assertThat(beside).as(read).doesNotContain("TREATMENT", "CONTROL", "blockIndex");
        }
        Map<Arm, List<String>> answers = new HashMap<>();
        for (Drawn one : drawn.subList(0, 20)) {
            Response answer = given().contentType("application/json")
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body("{\"reason\":\"curious\"}")
                    .post(UNBLINDING, trial, one.made().personId());
            answers.computeIfAbsent(one.made().arm(), arm -> new ArrayList<>())
                    .add(answer.statusCode()
                            + answer.asString().replace(one.made().personId().toString(), ""));
        }
        assertThat(answers).hasSize(2);
        assertThat(answers.values().stream().flatMap(List::stream).distinct())
                .singleElement()
                .asString()
                .startsWith("403");
    }

    /** Whatever the service says can be read of a trial. */
    private static List<String> reads() {
        String trials = "/v1/trials/{id}";
        Map<String, Map<String, Object>> paths =
                given().accept("application/json").get("/q/openapi").path("paths");
        return paths.entrySet().stream()
                .filter(path ->
                        path.getKey().startsWith(trials) && path.getValue().containsKey("get"))
                .map(path -> path.getKey().substring(trials.length()))
                .filter(rest -> !rest.contains("{"))
                .toList();
    }

    private double margin(Function<Drawn, ?> attribute) {
        return Independence.margin(drawn, one -> one.made().arm(), attribute);
    }

    private List<Drawn> drawn() {
        Map<UUID, LedgerExport.Row> exported = new HashMap<>();
        export.export(trial).rows().forEach(row -> exported.put(row.allocationId(), row));
        Map<String, ConsumerRecord<String, byte[]>> enrolments = new HashMap<>();
        TestInfra.records(Topics.RANDOMISATION_PARTICIPANT_ENROLLED)
                .forEach(record -> enrolments.put(record.key(), record));
        List<Drawn> all = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : TestInfra.records(Topics.RANDOMISATION_ALLOCATION_MADE)) {
            AllocationMade made = Messages.read(record, AllocationMade.class);
            if (made.trialId().equals(trial)) {
                all.add(new Drawn(
                        made, record, enrolments.get(made.personId().toString()), exported.get(made.allocationId())));
            }
        }
        return all;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static String names(ConsumerRecord<String, byte[]> record) {
        return Stream.of(record.headers().toArray()).map(Header::key).toList().toString();
    }

    private static int last(String hexadecimal) {
        return digit(hexadecimal, hexadecimal.length() - 1);
    }

    private static int first(String hexadecimal) {
        return digit(hexadecimal, 0);
    }

    private static int digit(String hexadecimal, int at) {
        return hexadecimal.isEmpty() ? -1 : Character.digit(hexadecimal.charAt(at), 16);
    }
}

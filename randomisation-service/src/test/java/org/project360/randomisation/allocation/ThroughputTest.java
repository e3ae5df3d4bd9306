package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.project360.chassis.event.BatchListener;
import org.project360.chassis.event.EventHandler;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.Arm;
import org.project360.contracts.randomisation.ParticipantEnrolled;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialFixture;
import org.project360.randomisation.trial.TrialSecrets;
import org.project360.randomisation.trial.Trials;

/** Batches of 500 beside a loop by hand that writes the same rows; run with {@code -Dthroughput=true}. */
@QuarkusTest
@RandomisationTest
@EnabledIfSystemProperty(named = "throughput", matches = "true")
class ThroughputTest {

    private static final int BATCH = 500;
    private static final int BATCHES = 20;
    private static final String TOPIC = "intake.candidate-identified.v1";

    @Inject
    BatchListener batches;

    @Inject
    ForTrial handlers;

    @Inject
    TrialFixture fixture;

    @Inject
    Trials trials;

    @Inject
    TrialSecrets secrets;

    @Inject
    SealedDraws draws;

    @Inject
    ObjectMapper json;

    @Inject
    DataSource dataSource;

    @Inject
    Store store;

    @Test
    void twoThousandASecondAndHalfOfALoopByHand() throws Exception {
        List<Double> ratios = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            double service = service();
            double hand = byHand();
            if (round > 0) {
                ratios.add(service / hand);
                rates.add(service);
            }
            System.out.printf(
                    Locale.ROOT, "service %.0f/s, by hand %.0f/s, ratio %.2f%n", service, hand, service / hand);
        }
        ratios.sort(null);
        rates.sort(null);
        assertThat(rates.get(rates.size() / 2)).isGreaterThan(2_000);
        assertThat(ratios.get(ratios.size() / 2)).isGreaterThan(0.5);
    }

    private double service() {
        UUID trial = fixture.open(1_000_000);
        EventHandler<CandidateIdentified> handler = handlers.handler(trial, TOPIC, false);
        List<List<ConsumerRecord<String, byte[]>>> work = work();
        long started = System.nanoTime();
        work.forEach(batch -> batches.process(batch, handler));
        double seconds = (System.nanoTime() - started) / 1e9;
        drained();
        return BATCH * BATCHES / seconds;
    }

    private double byHand() throws Exception {
        UUID id = fixture.open(1_000_000);
        Trial trial = trials.known(id);
        List<List<ConsumerRecord<String, byte[]>>> work = work();
        long started = System.nanoTime();
        byte[] secret = secrets.open(trial);
        Place place = Place.FIRST;
        byte[] previous = new byte[32];
        int index = 0;
        for (List<ConsumerRecord<String, byte[]>> batch : work) {
            PermutedBlocks blocks = new PermutedBlocks(secret, id, 1, trial.design());
            LedgerHash hash = new LedgerHash(secret);
            int n = batch.size();
            Object[][] c = new Object[24][n];
            byte[][] sealed = new byte[n][];
            byte[][] before = new byte[n][];
            byte[][] hashes = new byte[n][];
            byte[][] payloads = new byte[2 * n][];
            Object[][] out = new Object[7][2 * n];
            Instant now = Instant.parse("2026-03-02T09:00:00Z");
            for (int i = 0; i < n; i++) {
                ConsumerRecord<String, byte[]> record = batch.get(i);
                CandidateIdentified data = json.readValue(record.value(), CandidateIdentified.class);
                String stratum = trial.design().stratum(data.covariates()).orElseThrow();
                Draw draw = blocks.draw(stratum, place);
                UUID allocation = UUID.randomUUID();
                sealed[i] = draws.seal(id, allocation, draw);
                LedgerEntry entry = new LedgerEntry(
                        ++index,
                        id,
                        1,
                        allocation,
                        data.householdId(),
                        data.personId(),
                        data.incidentId(),
                        json.writeValueAsString(new java.util.TreeMap<>(data.covariates())),
                        data.ruleSetVersion(),
                        "PERMUTED_BLOCKS",
                        stratum,
                        place.sequence(),
                        place.blockIndex(),
                        sealed[i],
                        "hand",
                        TOPIC,
                        0,
                        record.offset(),
                        now);
                before[i] = previous;
                previous = hash.next(previous, entry);
                hashes[i] = previous;
                Object[] row = {
                    id,
                    1,
                    (long) index,
                    allocation,
                    data.householdId(),
                    data.personId(),
                    data.incidentId(),
                    entry.covariates(),
                    entry.ruleSetVersion(),
                    entry.method(),
                    stratum,
                    place.sequence(),
                    place.blockIndex(),
                    "hand",
                    TOPIC,
                    0,
                    record.offset(),
                    Timestamp.from(now),
                    false,
                    Timestamp.from(data.reportedAt()),
                    "urn:project360:incident-intake",
                    new String(record.headers().lastHeader("ce_id").value(), java.nio.charset.StandardCharsets.UTF_8),
                };
                for (int column = 0; column < row.length; column++) {
                    c[column][i] = row[column];
                }
                Arm arm = trial.design().arms().get(draw.arm()).arm();
                payloads[2 * i] = json.writeValueAsBytes(new AllocationMade(
                        allocation,
                        id,
                        data.incidentId(),
                        data.personId(),
                        data.householdId(),
                        stratum,
                        place.sequence(),
                        arm,
                        false,
                        now));
                payloads[2 * i + 1] = json.writeValueAsBytes(
                        new ParticipantEnrolled(id, data.personId(), data.householdId(), data.incidentId(), now));
                for (int j = 0; j < 2; j++) {
                    String key = (j == 0 ? data.incidentId() : data.personId()).toString();
                    Object[] o = {
                        (short) Math.floorMod(key.hashCode(), 16),
                        UUID.randomUUID(),
                        j == 0 ? "randomisation.allocation-made.v1" : "randomisation.participant-enrolled.v1",
                        key,
                        Timestamp.from(now),
                        "application/json",
                        null,
                    };
                    for (int column = 0; column < o.length; column++) {
                        out[column][2 * i + j] = o[column];
                    }
                }
                place = draw.next();
            }
            try (Connection connection = dataSource.getConnection()) {
                connection.setAutoCommit(false);
                write(
                        connection,
                        "insert into inbox (source, event_id, topic) select * from unnest(?::text[], ?::text[], ?::text[]) on conflict do nothing",
                        "text",
                        c[20],
                        "text",
                        c[21],
                        "text",
                        c[14]);
                write(connection, "select 1 from trial where id = any(?) for no key update", "uuid", new Object[] {id});
                write(
                        connection,
                        "insert into allocation (id, trial_id, unit_id, person_id, incident_id, stratum, sequence, allocated_at, sealed_draw) select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::int8[], ?::timestamptz[], ?::bytea[])",
                        "uuid",
                        c[3],
                        "uuid",
                        c[0],
                        "uuid",
                        c[4],
                        "uuid",
                        c[5],
                        "uuid",
                        c[6],
                        "text",
                        c[10],
                        "int8",
                        c[11],
                        "timestamptz",
                        c[17],
                        "bytea",
                        sealed);
                write(
                        connection,
                        "insert into participant (trial_id, person_id, unit_id, incident_id, enrolled_at) select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[])",
                        "uuid",
                        c[0],
                        "uuid",
                        c[5],
                        "uuid",
                        c[4],
                        "uuid",
                        c[6],
                        "timestamptz",
                        c[17]);
                write(
                        connection,
                        "insert into exposure (incident_id, trial_id, allocation_id, person_id, represented, reported_at, exposed_at) select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::bool[], ?::timestamptz[], ?::timestamptz[])",
                        "uuid",
                        c[6],
                        "uuid",
                        c[0],
                        "uuid",
                        c[3],
                        "uuid",
                        c[5],
                        "bool",
                        c[18],
                        "timestamptz",
                        c[19],
                        "timestamptz",
                        c[17]);
                write(
                        connection,
                        "insert into allocation_ledger (trial_id, trial_version, ledger_index, allocation_id, unit_id, person_id, incident_id, covariates, rule_set_version, method, stratum, sequence, block_index, actor, source_topic, source_partition, source_offset, allocated_at, sealed_draw, previous, hash) select * from unnest(?::uuid[], ?::int4[], ?::int8[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int8[], ?::int8[], ?::text[], ?::text[], ?::int4[], ?::int8[], ?::timestamptz[], ?::bytea[], ?::bytea[], ?::bytea[])",
                        "uuid",
                        c[0],
                        "int4",
                        c[1],
                        "int8",
                        c[2],
                        "uuid",
                        c[3],
                        "uuid",
                        c[4],
                        "uuid",
                        c[5],
                        "uuid",
                        c[6],
                        "text",
                        c[7],
                        "text",
                        c[8],
                        "text",
                        c[9],
                        "text",
                        c[10],
                        "int8",
                        c[11],
                        "int8",
                        c[12],
                        "text",
                        c[13],
                        "text",
                        c[14],
                        "int4",
                        c[15],
                        "int8",
                        c[16],
                        "timestamptz",
                        c[17],
                        "bytea",
                        sealed,
                        "bytea",
                        before,
                        "bytea",
                        hashes);
                write(
                        connection,
                        "insert into outbox (shard, event_id, topic, key, event_time, content_type, traceparent, payload) select * from unnest(?::int2[], ?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::bytea[])",
                        "int2",
                        out[0],
                        "uuid",
                        out[1],
                        "text",
                        out[2],
                        "text",
                        out[3],
                        "timestamptz",
                        out[4],
                        "text",
                        out[5],
                        "text",
                        out[6],
                        "bytea",
                        payloads);
                write(
                        connection,
                        "update stratum set next_sequence = next_sequence + 500 where trial_id = any(?)",
                        "uuid",
                        new Object[] {id});
                write(
                        connection,
                        "update recruitment set units = units + 500 where trial_id = any(?)",
                        "uuid",
                        new Object[] {id});
                connection.commit();
                connection.setAutoCommit(true);
            }
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        drained();
        return BATCH * BATCHES / seconds;
    }

    private static void write(Connection connection, String sql, Object... columns) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < columns.length; i += 2) {
                Object[] values = (Object[]) columns[i + 1];
                statement.setArray(
                        i / 2 + 1,
                        connection.createArrayOf(
                                columns[i].toString(),
                                values instanceof byte[][]
                                        ? values
                                        : Arrays.copyOf(values, values.length, Object[].class)));
            }
            statement.execute();
        }
    }

    private void drained() {
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofMinutes(1))
                .until(() -> store.count("select count(*) from outbox") == 0);
    }

    private static List<List<ConsumerRecord<String, byte[]>>> work() {
        return Stream.generate(() -> {
                    List<ConsumerRecord<String, byte[]>> batch = new ArrayList<>();
                    for (int i = 0; i < BATCH; i++) {
                        CandidateIdentified data =
                                Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
                        batch.add(
                                Messages.consumed(TOPIC, 0, i, UUID.randomUUID().toString(), data));
                    }
                    return batch;
                })
                .limit(BATCHES)
                .toList();
    }
}

package org.project360.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.project360.notification.testing.Exposures.aChild;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.IncidentRevised;
import org.project360.contracts.notification.NoticeProgressed;
import org.project360.contracts.notification.NoticeProgressed.Stage;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestInfra;
import org.project360.notification.testing.Events;
import org.project360.notification.testing.Exposures;
import org.project360.notification.testing.Rows;
import org.project360.notification.testing.Schools;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "notification"))
class IncidentRevisedListenerTest {

    private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");

    @Inject
    Events events;

    @Inject
    Rows rows;

    @Test
    void theNoticesOfAWithdrawnIncidentAreRecalledAndTheirSchoolsTold() {
        String urn = Schools.open();
        Exposures child = aChild().at(urn);
        Exposures held = child.sibling().told(null);
        events.expose(child.build(), held.build());
        awaitStatuses(child.incident(), "HELD, SENT");

        TestInfra.send(revised(child.incident(), 2, true, child.child(), held.child()));

        assertThat(events.progress(child.incident(), 2))
                .extracting(NoticeProgressed::stage)
                .containsExactly(Stage.SENT, Stage.RECALLED);
        awaitStatuses(child.incident(), "RECALLED, RECALLED");
        assertThat(rows.all("select distinct recall_reason from notice where incident_id = ?", child.incident()))
                .containsExactly(Map.of("recall_reason", "INCIDENT_WITHDRAWN"));
        assertThat(rows.count(
                        "select count(*) from deadline d join notice n on n.id = d.subject where n.incident_id = ?"
                                + " and d.fired_at is null and d.cancelled_at is null",
                        child.incident()))
                .as("a recalled notice has no clock")
                .isZero();
    }

    @Test
    void aChildWhomALaterVersionDoesNotNameIsRecalledAndItsBrotherStays() {
        String urn = Schools.open();
        Exposures child = aChild().at(urn);
        Exposures brother = child.sibling();
        events.expose(child.build(), brother.build());
        awaitStatuses(child.incident(), "SENT, SENT");

        TestInfra.send(revised(child.incident(), 2, false, brother.child()));

        awaitStatuses(child.incident(), "RECALLED, SENT");
        assertThat(rows.one("select recall_reason from notice where child_id = ?", child.child()))
                .containsEntry("recall_reason", "CHILD_NOT_NAMED");
    }

    /** Version 1 tells of two children, version 2 is withdrawn, version 3 stands again and tells of one of them. */
    @Test
    void everyOrderEndsWithTheNoticesOfTheLastVersion() {
        String urn = Schools.open();
        Random random = new Random(5);
        for (int run = 0; run < 12; run++) {
            Exposures stays = aChild().at(urn);
            Exposures goes = stays.sibling();
            Exposures withdrawn = aChild().at(urn);
            List<ProducerRecord<String, byte[]>> records = new ArrayList<>(List.of(
                    exposed(stays),
                    exposed(goes),
                    revised(stays.incident(), 2, true, stays.child(), goes.child()),
                    exposed(stays.version(3)),
                    revised(stays.incident(), 3, false, stays.child()),
                    exposed(withdrawn),
                    exposed(withdrawn),
                    revised(withdrawn.incident(), 2, true, withdrawn.child())));
            Collections.shuffle(records, random);

            records.forEach(TestInfra::send);

            await().untilAsserted(() -> {
                assertThat(rows.count(
                                "select count(*) from inbox where event_id = any(string_to_array(?, ','))",
                                ids(records)))
                        .isEqualTo(records.size());
                assertThat(effective(stays.incident())).containsExactly(stays.child());
                assertThat(effective(withdrawn.incident())).isEmpty();
            });
        }
    }

    private static String ids(List<ProducerRecord<String, byte[]>> records) {
        return records.stream()
                .map(r -> new String(r.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
    }

    private List<Object> effective(UUID incident) {
        return rows.all("select child_id from notice where incident_id = ? and status <> 'RECALLED'", incident).stream()
                .map(row -> row.get("child_id"))
                .toList();
    }

    private void awaitStatuses(UUID incident, String statuses) {
        await().untilAsserted(() -> assertThat(rows.one(
                        "select string_agg(status, ', ' order by status) s from notice where incident_id = ?",
                        incident))
                .containsEntry("s", statuses));
    }

    private ProducerRecord<String, byte[]> exposed(Exposures child) {
        return events.record(Topics.INTAKE_CHILD_EXPOSED, child.incident(), child.build());
    }

    private ProducerRecord<String, byte[]> revised(UUID incident, int version, boolean withdrawn, UUID... children) {
        return events.record(
                Topics.INTAKE_INCIDENT_REVISED,
                incident,
                new IncidentRevised(incident, version, withdrawn, null, List.of(children), AT));
    }
}

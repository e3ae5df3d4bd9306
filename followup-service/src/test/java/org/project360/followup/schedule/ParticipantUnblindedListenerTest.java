package org.project360.followup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.followup.testing.Events.enrolled;
import static org.project360.followup.testing.TestCallers.collector;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.intake.PersonMerged;
import org.project360.contracts.randomisation.ParticipantUnblinded;
import org.project360.followup.testing.Events;
import org.project360.followup.testing.Store;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;

/** Whose blind was broken is flagged to her collector, before or after her enrolment, under any of her ids. */
@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "followup"))
class ParticipantUnblindedListenerTest {

    private static final Instant TOLD = TestClock.START.plusSeconds(3_600);

    @Inject
    Events events;

    @Inject
    Store store;

    @Inject
    TestClock clock;

    private final UUID trial = UUID.randomUUID();
    private final UUID her = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @BeforeEach
    void nobody() {
        clock.reset();
        store.clear();
    }

    @Test
    void flagsHerFollowUpsAndNobodyElses() {
        events.deliver(enrolled(trial, her, TestClock.START), enrolled(trial, other, TestClock.START));
        events.deliver(unblinded(trial, her, TOLD.plusSeconds(60)));
        events.deliver(unblinded(trial, her, TOLD), unblinded(UUID.randomUUID(), other, TOLD));

        assertThat(flags()).isEqualTo(Map.of(her.toString(), TOLD.toString(), other.toString(), "none"));
    }

    @Test
    void flagsWhoIsEnrolledOnlyLaterAndWhoWasUnblindedUnderAnotherId() {
        events.deliver(unblinded(trial, her, TOLD));
        events.deliver(enrolled(trial, her, TestClock.START), enrolled(trial, other, TestClock.START.plusSeconds(1)));
        assertThat(flags()).containsEntry(her.toString(), TOLD.toString()).containsEntry(other.toString(), "none");

        events.deliver(new PersonMerged(other, her, TestClock.START.plusSeconds(9), "same-police-id"));

        assertThat(flags()).isEqualTo(Map.of(other.toString(), TOLD.toString()));
    }

    private static ParticipantUnblinded unblinded(UUID trial, UUID person, Instant at) {
        return new ParticipantUnblinded(UUID.randomUUID(), trial, person, at);
    }

    /** By person, what the worklist and each wave by itself say of her, a month on. */
    private Map<String, String> flags() {
        clock.set(TestClock.START.plus(Duration.ofDays(31)));
        List<Map<String, Object>> items = collector()
                .get("/v1/follow-ups")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
        Map<String, String> flags = new HashMap<>();
        for (Map<String, Object> item : items) {
            String listed = String.valueOf(item.getOrDefault("unblindedAt", "none"));
            String alone = collector()
                    .get("/v1/follow-ups/{id}", item.get("waveId"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("unblindedAt");
            assertThat(alone == null ? "none" : alone).isEqualTo(listed);
            flags.put(item.get("personId").toString(), listed);
        }
        return flags;
    }
}

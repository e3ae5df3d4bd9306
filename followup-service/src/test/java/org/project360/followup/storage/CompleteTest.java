package org.project360.followup.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.chassis.event.RejectedEvent;
import org.project360.contracts.randomisation.ParticipantEnrolled;
import org.project360.contracts.referral.CaseProgressed;

class CompleteTest {

    private static final UUID ID = UUID.randomUUID();

    @Test
    @SuppressWarnings("NullAway") // what JSON does, the checker would not let through
    void namesEveryMissingComponent() {
        ParticipantEnrolled broken = new ParticipantEnrolled(ID, null, ID, ID, null);

        assertThatThrownBy(() -> Complete.check(broken))
                .isInstanceOfSatisfying(
                        RejectedEvent.class,
                        rejected -> assertThat(rejected.reasons())
                                .extracting(RejectedEvent.Reason::pointer)
                                .containsExactly("/personId", "/enrolledAt"));
    }

    @Test
    void whatTheContractMarksNullableMayBeAbsent() {
        CaseProgressed step =
                new CaseProgressed(ID, ID, ID, ID, CaseProgressed.Stage.OPENED, Instant.EPOCH, null, null, null);

        assertThat(Complete.check(step)).isSameAs(step);
    }
}

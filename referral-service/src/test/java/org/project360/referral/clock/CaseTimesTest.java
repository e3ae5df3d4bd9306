package org.project360.referral.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CaseTimesTest {

    private static final Instant REPORTED = Instant.parse("2026-03-02T08:00:00Z");
    private static final Instant DUE = REPORTED.plus(Duration.ofHours(24));

    private final CaseTimes times = new CaseTimes(REPORTED, DUE);

    @Test
    void contactAtTheVeryMomentItIsDueIsInTime() {
        times.contacted(DUE);
        assertThat(times.ranAt(CaseClock.CONTACT, DUE)).isFalse();
    }

    @Test
    void contactAMomentLaterIsABreach() {
        times.contacted(DUE.plusMillis(1));
        assertThat(times.ranAt(CaseClock.CONTACT, DUE)).isTrue();
    }

    @Test
    void theVisitClockRunsFromEngagementToTheVisit() {
        assertThat(times.ranAt(CaseClock.VISIT, DUE)).isFalse();
        times.contacted(REPORTED);
        times.engaged(REPORTED, DUE);
        assertThat(times.running()).isEqualTo(CaseClock.VISIT);
        assertThat(times.nextDueAt()).isEqualTo(DUE);
        times.visited(DUE.minusSeconds(1));
        assertThat(times.running()).isNull();
        assertThat(times.ranAt(CaseClock.VISIT, DUE)).isFalse();
    }

    @Test
    void theFirstContactIsTheEarliestOneHoweverLateItIsRecorded() {
        times.contacted(DUE);
        times.contacted(REPORTED.plusSeconds(60));
        times.contacted(DUE.plusSeconds(60));
        assertThat(times.firstContactAt()).isEqualTo(REPORTED.plusSeconds(60));
    }

    @Test
    void aCallBackIsDueUntilTheNextAttempt() {
        times.contacted(REPORTED);
        times.toCallBack(DUE);
        assertThat(times.nextDueAt()).isEqualTo(DUE);
        times.attempted(DUE.minusSeconds(1));
        assertThat(times.nextDueAt()).isEqualTo(DUE);
        times.attempted(DUE);
        assertThat(times.nextDueAt()).isNull();
    }
}
